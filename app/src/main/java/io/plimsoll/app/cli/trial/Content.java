package io.plimsoll.app.cli.trial;

import io.plimsoll.model.masking.Masks;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/**
 * A body as it can be shown.
 *
 * @param text as much of it as is kept; of what is no text a word and its first bytes, or {@link
 *     Masks#HIDDEN} where a secret stands in them
 * @param bytes how many there were
 * @param whole whether that is all
 */
record Content(String text, long bytes, boolean whole) {

    private static final int BYTES_KEPT = 65_536;
    private static final int BINARY_BYTES_SHOWN = 16;

    /** Nothing larger than this stands before a body. */
    private static final int HEAD_BYTES_MAX = 131_072;

    /** What of a body the cut may have taken from the middle of a character. */
    private static final int UTF8_BYTES_MAX = 4;

    /**
     * @param mask takes secrets away
     */
    static Content of(byte[] body, UnaryOperator<String> mask) {
        byte[] kept = body.length > BYTES_KEPT ? Arrays.copyOf(body, BYTES_KEPT) : body;
        String text = text(kept, kept.length < body.length);
        return text.isEmpty() && kept.length > 0
                ? new Content("binary: " + binary(kept, mask), body.length, false)
                : new Content(mask.apply(text), body.length, kept.length == body.length);
    }

    /**
     * The same when so many bytes came, head and all: of a body this large the rest was not kept.
     */
    Content ofAtLeast(long received) {
        return received > bytes + HEAD_BYTES_MAX ? new Content(text, received, false) : this;
    }

    /** UTF-8 without control characters but for those of lines; empty: it is something else. */
    private static String text(byte[] bytes, boolean cut) {
        for (int less = 0; less < (cut ? UTF8_BYTES_MAX : 1); less++) {
            try {
                String text =
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(bytes, 0, bytes.length - less))
                                .toString();
                return text.indexOf('\0') < 0 ? text : "";
            } catch (CharacterCodingException e) {
                // perhaps only its last character is not complete
            }
        }
        return "";
    }

    /** Its first bytes, unless a secret begins in them: what is no text can have text in it. */
    private static String binary(byte[] bytes, UnaryOperator<String> mask) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String head = text.substring(0, Math.min(text.length(), BINARY_BYTES_SHOWN));
        return mask.apply(text).startsWith(head) ? hex(bytes) : Masks.HIDDEN;
    }

    private static String hex(byte[] bytes) {
        int shown = Math.min(bytes.length, BINARY_BYTES_SHOWN);
        return HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown)
                + (shown < bytes.length ? " …" : "");
    }
}
