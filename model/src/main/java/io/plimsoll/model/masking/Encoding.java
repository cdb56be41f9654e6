package io.plimsoll.model.masking;

import java.util.List;

/** A way in which octets can be written, so that it can be undone. */
sealed interface Encoding permits Escapes, Digits {

    List<Encoding> ALL =
            List.of(
                    Escapes.PERCENT,
                    Escapes.BACKSLASH,
                    Escapes.ENTITIES,
                    Digits.HEXADECIMAL,
                    Digits.BASE64);

    /**
     * What was written like this, in each of the ways in which it can be read; nothing when nothing
     * was.
     */
    List<Octets> undone(Octets written);
}
