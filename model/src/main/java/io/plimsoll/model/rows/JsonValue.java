package io.plimsoll.model.rows;

import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A value of a JSON document as the text of a variable. */
public final class JsonValue {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonValue() {}

    /**
     * The value at which the parser stands: strings as they are, numbers with the digits they came
     * with, objects and lists as JSON; null for {@code null}. The parser then stands at its end.
     */
    public static @Nullable String text(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case START_OBJECT, START_ARRAY -> {
                StringWriter json = new StringWriter();
                try (JsonGenerator copy = JSON.createGenerator(ObjectWriteContext.empty(), json)) {
                    copy.copyCurrentStructure(parser);
                }
                yield json.toString();
            }
            default -> parser.getString();
        };
    }
}
