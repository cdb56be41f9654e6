package io.plimsoll.engine.protocol.http;

import io.plimsoll.model.rows.JsonValue;
import io.plimsoll.model.scenario.JsonPath;
import io.plimsoll.model.scenario.JsonPath.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Finds one value in a JSON document, reading it once from its beginning to the value and building
 * nothing on the way, however large or deep it is. Of members of the same name the first counts.
 */
final class JsonValues {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonValues() {}

    /**
     * The value as {@link JsonValue} writes it. Null when there is none, it is {@code null}, or the
     * document is not JSON as far as it had to be read.
     */
    static @Nullable String find(byte[] document, JsonPath path) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), document)) {
            return parser.nextToken() != null && goTo(document, parser, path.steps())
                    ? JsonValue.text(parser)
                    : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    /** Whether the parser stands at the value now. */
    private static boolean goTo(byte[] document, JsonParser parser, List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            boolean there =
                    switch (steps.get(i)) {
                        case Step.Member(String name) -> goToMember(parser, name);
                        case Step.Item(int index) when index >= 0 -> goToItem(parser, index);
                        case Step.Item(int index) -> {
                            int length = length(document, steps.subList(0, i));
                            yield length + index >= 0 && goToItem(parser, length + index);
                        }
                    };
            if (!there) {
                return false;
            }
        }
        return true;
    }

    private static boolean goToMember(JsonParser parser, String name) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean found = parser.currentName().equals(name);
            parser.nextToken();
            if (found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static boolean goToItem(JsonParser parser, int index) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return false;
        }
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            if (i == index) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    /** How many items the list at this place has; 0 when there is no list. */
    private static int length(byte[] document, List<Step> steps) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), document)) {
            parser.nextToken();
            if (!goTo(document, parser, steps) || parser.currentToken() != JsonToken.START_ARRAY) {
                return 0;
            }
            int length = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                length++;
                parser.skipChildren();
            }
            return length;
        }
    }
}
