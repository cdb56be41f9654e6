package io.plimsoll.app.external;

import io.plimsoll.model.scenario.Secret;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * An object or a list of JSON on its way into a draft: without its secrets, and with the digits of
 * its numbers.
 *
 * @param text compact
 * @param repeats whether an object has a name twice, which no scenario can
 */
record DraftedJson(String text, boolean repeats) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Reads a text; empty when it is something else. */
    static Optional<DraftedJson> of(String text, FoundSecrets secrets) {
        StringWriter written = new StringWriter();
        boolean repeats = false;
        try (JsonParser parser = JSON.createParser(text);
                JsonGenerator to = JSON.createGenerator(written)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            Deque<Set<String>> names = new ArrayDeque<>();
            for (JsonToken token = first; token != null; token = parser.nextToken()) {
                if (names.isEmpty() && token != first) {
                    return Optional.empty(); // more than one
                }
                if (token.isStructStart()) {
                    names.push(new HashSet<>());
                } else if (token.isStructEnd()) {
                    names.pop();
                } else if (token == JsonToken.PROPERTY_NAME) {
                    repeats |= !names.element().add(parser.currentName());
                }
                write(token, parser, to, secrets);
            }
        } catch (JacksonException e) {
            return Optional.empty();
        }
        return Optional.of(new DraftedJson(written.toString(), repeats));
    }

    private static void write(
            JsonToken token, JsonParser from, JsonGenerator to, FoundSecrets secrets) {
        if (token == JsonToken.PROPERTY_NAME) {
            to.writeName(FoundSecrets.named(from.currentName()));
        } else if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
            String text = from.getString();
            String shown = shown(from.currentName(), text, token.isNumeric(), secrets);
            if (token.isNumeric() && shown.equals(text)) {
                to.writeNumber(text);
            } else {
                to.writeString(shown);
            }
        } else {
            to.copyCurrentEvent(from);
        }
    }

    /** Whether a number of this name counts tokens rather than being one. */
    static boolean isCount(String field) {
        return field.contains("token");
    }

    private static String shown(
            @Nullable String field, String text, boolean number, FoundSecrets secrets) {
        boolean count = number && field != null && isCount(field);
        return field != null && !text.isEmpty() && !count && Secret.isLikely(field, text)
                ? secrets.hide(field, text)
                : secrets.in(text);
    }
}
