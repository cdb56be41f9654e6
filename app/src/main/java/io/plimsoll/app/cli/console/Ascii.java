package io.plimsoll.app.cli.console;

import io.plimsoll.model.basics.Cells;

/**
 * Spells the signs that Plimsoll prints with plain ASCII, for streams that hold nothing else, and
 * other characters with as many question marks as they take cells: columns stay in line.
 */
final class Ascii {

    private Ascii() {}

    static String of(CharSequence text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(character -> plain.append(spelled(character)));
        return plain.toString();
    }

    private static String spelled(int character) {
        return switch (character) {
            case '✓' -> "v";
            case '✗' -> "x";
            case '≥' -> ">=";
            case '≤' -> "<=";
            case 'µ' -> "u";
            case '…' -> "...";
            case '·' -> "|";
            case '–', '−', '─' -> "-";
            case '×' -> "x";
            case '█' -> "#";
            case '░' -> "-";
            case '→' -> "->";
            default ->
                    character < 0x80
                            ? Character.toString(character)
                            : "?".repeat(Cells.of(character));
        };
    }
}
