package io.plimsoll.model.scenario;

import java.util.HexFormat;

/** How text stands inside the quotes of a JSON string. */
public final class JsonStrings {

    private static final HexFormat HEX = HexFormat.of();

    private JsonStrings() {}

    /** Escapes what RFC 8259 requires, and nothing else. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> {
                    if (c < 0x20) {
                        escaped.append("\\u").append(HEX.toHexDigits(c));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }
}
