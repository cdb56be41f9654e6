package io.plimsoll.model.yaml;

/**
 * A stretch of one line of the file.
 *
 * @param line 1-based
 * @param column 1-based, in code points
 * @param length at least 1
 */
record Span(int line, int column, int length) {

    static final Span START = new Span(1, 1, 1);
}
