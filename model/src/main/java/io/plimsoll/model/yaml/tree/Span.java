package io.plimsoll.model.yaml.tree;

/**
 * A stretch of one line of the file.
 *
 * @param line 1-based
 * @param column 1-based, in code points
 * @param length at least 1
 */
public record Span(int line, int column, int length) {

    public static final Span START = new Span(1, 1, 1);
}
