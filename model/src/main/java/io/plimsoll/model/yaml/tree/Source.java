package io.plimsoll.model.yaml.tree;

import io.plimsoll.model.basics.Place;
import java.util.List;

/**
 * The text of a file in lines.
 *
 * @param file its name as the user gave it
 */
public record Source(String file, List<String> lines) {

    public static Source of(String file, String text) {
        return new Source(file, List.of(text.split("\r\n|\n|\r", -1)));
    }

    public String line(int number) {
        return number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** The place of a span; one behind the last line with content moves up to that line's end. */
    public Place place(Span span) {
        int line = Math.min(span.line(), lines.size());
        int column = span.column();
        if (span.line() > lines.size() || (line(line).isBlank() && line == lines.size())) {
            while (line > 1 && line(line).isBlank()) {
                line--;
            }
            column = codePoints(line(line)) + 1;
        }
        String source = line(line);
        int length = Math.clamp(codePoints(source) - column + 1, 1, span.length());
        return new Place(file, line, column, length, source);
    }

    /** Where a part of a scalar stands; the scalar's beginning when escapes or folds hide it. */
    public Span within(Node.Scalar scalar, int offset, int length) {
        String text = scalar.text();
        int end = Math.min(text.length(), offset + length);
        String part = text.substring(Math.min(offset, end), end);
        if (scalar.lastLine() == scalar.span().line()) {
            String line = line(scalar.span().line());
            int quote = scalar.plain() ? 0 : 1;
            int column = scalar.span().column() + quote + codePoints(text.substring(0, offset));
            boolean verbatim =
                    codePoints(line) >= column - 1
                            && line.startsWith(part, line.offsetByCodePoints(0, column - 1));
            if (verbatim) {
                return new Span(scalar.span().line(), column, Math.max(1, codePoints(part)));
            }
        }
        for (int number = scalar.span().line(); number <= scalar.lastLine(); number++) {
            int index = part.isEmpty() ? -1 : line(number).indexOf(part);
            if (index >= 0) {
                int column = codePoints(line(number).substring(0, index)) + 1;
                return new Span(number, column, codePoints(part));
            }
        }
        return scalar.span();
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }
}
