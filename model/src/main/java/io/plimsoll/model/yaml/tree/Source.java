package io.plimsoll.model.yaml.tree;

import io.plimsoll.model.basics.Place;
import java.util.List;

/**
 * The text of a file in lines, and the options of the command line that change it, whose lines
 * follow those of the file.
 *
 * @param file its name as the user gave it
 */
public record Source(String file, List<String> lines, List<String> options) {

    private static final String COMMAND_LINE = "command line";

    public static Source of(String file, String text) {
        return of(file, text, List.of());
    }

    public static Source of(String file, String text, List<String> options) {
        return new Source(file, List.of(text.split("\r\n|\n|\r", -1)), List.copyOf(options));
    }

    public String line(int number) {
        if (number <= lines.size()) {
            return lines.get(number - 1);
        }
        int option = number - lines.size() - 1;
        return option < options.size() ? options.get(option) : "";
    }

    /** The line at which an option is counted, the first one being 0. */
    public int lineOfOption(int option) {
        return lines.size() + 1 + option;
    }

    /** The place of a span; one behind the last line with content moves up to that line's end. */
    public Place place(Span span) {
        int option = span.line() - lines.size();
        if (option > 0 && option <= options.size()) {
            String text = line(span.line());
            int rest = Math.clamp(codePoints(text) - span.column() + 1, 1, span.length());
            return new Place(COMMAND_LINE, option, span.column(), rest, text);
        }
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
