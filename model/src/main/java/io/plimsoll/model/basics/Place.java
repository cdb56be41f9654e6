package io.plimsoll.model.basics;

import java.util.regex.Pattern;

/**
 * A stretch of one line in a file that somebody wrote.
 *
 * @param file the file's name as the user gave it
 * @param line 1-based
 * @param column 1-based, in characters
 * @param length characters to underline, at least 1
 * @param source the whole line, without its end; a user and a password in an address are replaced
 *     by as many stars
 */
public record Place(String file, int line, int column, int length, String source) {

    private static final Pattern USER = Pattern.compile("(?<=://)[^/\\s]+(?=@)");

    public Place {
        if (line < 1 || column < 1 || length < 1) {
            throw new IllegalArgumentException("a place starts at 1:1 and is not empty");
        }
        source = USER.matcher(source).replaceAll(user -> stars(user.group()));
    }

    /**
     * The beginning of a line.
     *
     * @param line held within what a place can say
     */
    public static Place inLine(String file, long line, String source) {
        return new Place(file, Math.clamp(line, 1, Integer.MAX_VALUE), 1, 1, source);
    }

    /** Another stretch of the same line. */
    public Place stretch(int newColumn, int newLength) {
        return new Place(file, line, newColumn, newLength, source);
    }

    private static String stars(String text) {
        return "*".repeat(text.codePointCount(0, text.length()));
    }
}
