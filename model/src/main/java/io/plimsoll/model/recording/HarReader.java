package io.plimsoll.model.recording;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads an HTTP archive (HAR 1.2) entry by entry; answers are passed over, so that it may be larger
 * than memory.
 */
public final class HarReader implements AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();
    private static final double NANOS_PER_MILLI = 1e6;

    private static final int SHOWN_BYTES_MAX = 200;

    private final Path file;
    private final InputStream in;
    private final JsonParser json;

    /** The archive is no JSON, or no archive. */
    public static final class NoArchiveException extends IOException {

        private static final long serialVersionUID = 1L;

        private final long line;
        private final String source;

        NoArchiveException(String what, long line, String source) {
            super(what);
            this.line = line;
            this.source = source;
        }

        /** The beginning of that line. */
        public String source() {
            return source;
        }

        /** Where it ceases to be one. */
        public long line() {
            return line;
        }
    }

    /**
     * @throws NoArchiveException when there is no list of entries
     */
    public HarReader(Path file) throws IOException {
        this.file = file;
        in = new BufferedInputStream(Files.newInputStream(file));
        try {
            json = JSON.createParser(ObjectReadContext.empty(), in);
            if (json.nextToken() != JsonToken.START_OBJECT
                    || !goTo("log")
                    || json.nextToken() != JsonToken.START_OBJECT
                    || !goTo("entries")
                    || json.nextToken() != JsonToken.START_ARRAY) {
                throw noArchive("there is no list `log.entries`", line());
            }
        } catch (JacksonException e) {
            in.close();
            throw notJson(e);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private boolean goTo(String name) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            if (json.currentName().equals(name)) {
                return true;
            }
            json.nextToken();
            json.skipChildren();
        }
        return false;
    }

    private NoArchiveException notJson(JacksonException why) {
        return noArchive(
                "this is not JSON", why.getLocation() == null ? 1 : why.getLocation().getLineNr());
    }

    private NoArchiveException noArchive(String what, long line) {
        byte[] shown = new byte[SHOWN_BYTES_MAX];
        int length = 0;
        try (InputStream again = new BufferedInputStream(Files.newInputStream(file))) {
            int next = again.read();
            for (long at = 1;
                    next >= 0 && at <= line && length < shown.length;
                    next = again.read()) {
                if (next == '\n') {
                    at++;
                } else if (at == line) {
                    shown[length++] = (byte) next;
                }
            }
        } catch (IOException e) {
            length = 0; // it was there a moment ago; what is wrong matters more
        }
        String text = new String(shown, 0, length, StandardCharsets.UTF_8);
        return new NoArchiveException(what, line, text.replace("\uFFFD", "").stripTrailing());
    }

    private long line() {
        return Math.max(1, json.currentTokenLocation().getLineNr());
    }

    /**
     * The next entry; null: there is none.
     *
     * @throws NoArchiveException when what follows is no JSON
     */
    public @Nullable HarEntry next() throws IOException {
        try {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() == null) {
                    throw noArchive("it ends in the middle", line());
                }
                if (json.currentToken() == JsonToken.START_OBJECT) {
                    return new Fields().entry();
                }
                json.skipChildren();
            }
            return null;
        } catch (JacksonException e) {
            throw notJson(e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** What is read of one entry. */
    private final class Fields {

        private final long line = line();
        private final List<Map.Entry<String, String>> headers = new ArrayList<>();
        private final List<HarEntry.Param> params = new ArrayList<>();
        private long started = -1;
        private long took;
        private String method = "";
        private String url = "";
        private String mimeType = "";
        private String body = "";

        HarEntry entry() {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                switch (name) {
                    case "startedDateTime" -> started = RecordedTime.any(text()).orElse(-1L);
                    case "time" ->
                            took =
                                    value.isNumeric()
                                            ? (long) (json.getDoubleValue() * NANOS_PER_MILLI)
                                            : 0;
                    case "request" -> request(value);
                    default -> json.skipChildren();
                }
            }
            return new HarEntry(
                    started,
                    took,
                    method,
                    url,
                    headers,
                    mimeType,
                    body.isEmpty() ? form() : body,
                    params,
                    line);
        }

        /** Some tools list fields as they were sent, others as they were typed. */
        private String form() {
            return params.stream()
                    .map(param -> sent(param.name()) + "=" + sent(param.value()))
                    .collect(Collectors.joining("&"));
        }

        private static String sent(String text) {
            return text.matches("[A-Za-z0-9%+*._~!'()-]*")
                    ? text
                    : URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        private void request(JsonToken begin) {
            while (begin == JsonToken.START_OBJECT && json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                switch (name) {
                    case "method" -> method = text();
                    case "url" -> url = text();
                    case "headers" ->
                            pairs(value, it -> headers.add(Map.entry(it.name(), it.value())));
                    case "postData" -> postData(value);
                    default -> json.skipChildren();
                }
            }
        }

        private void postData(JsonToken begin) {
            while (begin == JsonToken.START_OBJECT && json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                switch (name) {
                    case "mimeType" -> mimeType = text();
                    case "text" -> body = text();
                    case "params" -> pairs(value, params::add);
                    default -> json.skipChildren();
                }
            }
        }

        private void pairs(JsonToken begin, Consumer<HarEntry.Param> to) {
            if (begin != JsonToken.START_ARRAY) {
                json.skipChildren();
                return;
            }
            while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
                if (json.currentToken() == JsonToken.START_OBJECT) {
                    pair(to);
                } else {
                    json.skipChildren();
                }
            }
        }

        private void pair(Consumer<HarEntry.Param> to) {
            String name = "";
            String value = "";
            String file = "";
            String type = "";
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = json.currentName();
                json.nextToken();
                switch (key) {
                    case "name" -> name = text();
                    case "value" -> value = text();
                    case "fileName" -> file = text();
                    case "contentType" -> type = text();
                    default -> json.skipChildren();
                }
            }
            to.accept(new HarEntry.Param(name, value, file, type));
        }

        /** The value of a string or a number; of anything else nothing. */
        private String text() {
            JsonToken token = json.currentToken();
            if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
                return json.getString();
            }
            json.skipChildren();
            return "";
        }
    }
}
