package io.plimsoll.app.cli.console;

/** Spells the signs that Plimsoll prints with plain ASCII, for streams that hold nothing else. */
final class Ascii {

    private Ascii() {}

    static String of(CharSequence text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.chars().forEach(character -> plain.append(spelled((char) character)));
        return plain.toString();
    }

    private static String spelled(char character) {
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
            default -> character < 0x80 ? Character.toString(character) : "?";
        };
    }
}
