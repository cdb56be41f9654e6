package io.plimsoll.engine.protocol.http;

import io.plimsoll.engine.protocol.Text;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries.
 *
 * @param pieces one after the other
 * @param type the content type that follows from what it is
 */
record Content(List<Piece> pieces, Optional<String> type) {

    static final Content NONE = new Content(List.of(), Optional.empty());

    /** A part of it. */
    sealed interface Piece {

        /** Bytes that are the same each time. */
        record Bytes(byte[] bytes) implements Piece {}

        /** A text in UTF-8. */
        record OfText(Text text) implements Piece {}
    }

    Content {
        pieces = List.copyOf(pieces);
    }

    static Content of(Text text, Optional<String> type) {
        return new Content(List.of(new Piece.OfText(text)), type);
    }

    boolean isConstant() {
        return pieces.stream()
                .allMatch(
                        piece ->
                                !(piece instanceof Piece.OfText ofText)
                                        || ofText.text().isConstant());
    }

    /** Its bytes with these values of the variables. */
    byte[] in(@Nullable String[] values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Piece piece : pieces) {
            bytes.writeBytes(
                    switch (piece) {
                        case Piece.Bytes fixed -> fixed.bytes();
                        case Piece.OfText ofText ->
                                ofText.text().in(values).getBytes(StandardCharsets.UTF_8);
                    });
        }
        return bytes.toByteArray();
    }
}
