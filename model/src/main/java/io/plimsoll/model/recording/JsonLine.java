package io.plimsoll.model.recording;

import io.plimsoll.model.rows.JsonValue;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A request as an object of JSON in a line; each has the members that it needs. */
final class JsonLine {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonLine() {}

    static Recorded read(String line) throws EntryException {
        if (line.indexOf('\uFFFD') >= 0) { // what is no text was read as this
            throw new EntryException("the line is not text in UTF-8", "save the file as UTF-8");
        }
        Map<String, String> members = members(line);
        Optional<String> missing = RowRequest.missing(members.keySet());
        if (missing.isPresent()) {
            throw new EntryException(
                    "there is no `" + missing.get() + "`", "a row has " + RowRequest.NAMES);
        }
        return RowRequest.read(members);
    }

    private static Map<String, String> members(String line) throws EntryException {
        Map<String, String> members = new HashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new EntryException("the row is no JSON object", "one object a line");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName().toLowerCase(Locale.ROOT);
                parser.nextToken();
                String value = JsonValue.text(parser);
                members.put(name, value == null ? "" : value);
            }
            if (parser.nextToken() != null) {
                throw new EntryException("something follows the object", "one object a line");
            }
        } catch (JacksonException e) {
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw new EntryException(column, 1, "this is not JSON", "one object a line");
        }
        return members;
    }
}
