package io.plimsoll.app.cli.result;

import io.plimsoll.model.basics.Cells;

/**
 * Colours, where they are wanted, and line lengths that do not count them.
 *
 * @param colours whether to use any
 */
public record Paint(boolean colours) {

    public static final Paint NONE = new Paint(false);

    public static final char ESCAPE = '\u001b';

    /** What a piece of text looks like. */
    public enum Ink {
        BOLD("1"),
        DIM("2"),
        RED("1;31"),
        GREEN("32"),
        YELLOW("33");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    public String paint(Ink ink, String text) {
        return colours ? ESCAPE + "[" + ink.code + "m" + text + ESCAPE + "[0m" : text;
    }

    /** What can be seen of a line. */
    public static String plain(String line) {
        return line.indexOf(ESCAPE) < 0 ? line : line.replaceAll(ESCAPE + "\\[[0-9;]*m", "");
    }

    /** The line without what does not fit into so many columns. */
    public static String cut(String line, int columns) {
        int left = columns;
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            if (line.charAt(at) == ESCAPE) {
                at = line.indexOf('m', at);
                continue;
            }
            left -= Cells.of(line.codePointAt(at));
            if (left < 0) {
                String colourEnd = line.indexOf(ESCAPE) >= 0 ? ESCAPE + "[0m" : "";
                return line.substring(0, at) + colourEnd;
            }
        }
        return line;
    }
}
