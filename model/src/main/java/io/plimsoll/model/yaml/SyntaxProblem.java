package io.plimsoll.model.yaml;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the parser's complaint into a problem at the line that causes it. A parser notices a fault
 * where the text stops making sense, which is often the line after the one to mend.
 */
final class SyntaxProblem {

    private static final int LINES_BACK_MAX = 30;
    private static final Pattern KEY =
            Pattern.compile("((?:- +)*)([A-Za-z$][\\w.${}-]*)(:?)(\\s*)(.*)");

    private final Source source;
    private final Problems problems;
    private final String complaint;
    private final Mark noticed;
    private final Optional<Mark> begun;

    private SyntaxProblem(MarkedYamlEngineException e, Problems problems) {
        this.source = problems.source();
        this.problems = problems;
        this.complaint = String.valueOf(e.getProblem());
        this.begun = e.getContextMark();
        this.noticed = e.getProblemMark().or(() -> begun).orElseThrow();
    }

    static void add(MarkedYamlEngineException e, Problems problems) {
        new SyntaxProblem(e, problems).add();
    }

    private void add() {
        int line = noticed.getLine() + 1;
        Optional<Integer> openQuote = lineWithOpenQuote(line);
        if (complaint.contains("TAB")) {
            problems.add(
                    span(noticed),
                    "a tab stands where spaces belong",
                    "indent with spaces; YAML does not allow tabs");
        } else if (openQuote.isPresent()) {
            String text = source.line(openQuote.get());
            int column = text.lastIndexOf('"') + 1;
            problems.add(
                    new Span(openQuote.get(), column, text.length()),
                    "a quote is not closed",
                    "a closing \" is missing in this line");
        } else if (complaint.contains("could not find expected ':'")) {
            missingColon(begun.orElse(noticed).getLine() + 1);
        } else if (complaint.contains("expected ',' or")) {
            flow(line);
        } else if (complaint.contains("mapping values are not allowed")) {
            mappingValue(line);
        } else if (complaint.startsWith("expected <block end>")
                || complaint.contains("<document start>")) {
            indentation(line);
        } else if (complaint.contains("unexpected end of stream")) {
            problems.add(
                    span(begun.orElse(noticed)),
                    "a quote is not closed",
                    "close it in the same line");
        } else {
            problems.add(
                    span(noticed),
                    "this is not YAML: " + complaint,
                    "quote the text if it is one: \"…\"");
        }
    }

    private void missingColon(int line) {
        Matcher key = KEY.matcher(shortened(source.line(line).strip()));
        if (!key.matches()) {
            problems.add(wholeLine(line), "a `:` is missing", "a line is `key: value` or `- item`");
            return;
        }
        String value = key.group(5).isEmpty() ? "" : " " + key.group(5);
        String mended = "did you mean `" + key.group(2) + ":" + value + "`?";
        String missing = key.group(3).isEmpty() ? "a `:`" : "a space after `:`";
        problems.add(wholeLine(line), missing + " is missing after `" + key.group(2) + "`", mended);
    }

    /** Inside brackets: a comma is missing, or the bracket is not closed in its line. */
    private void flow(int line) {
        int opened = begun.map(mark -> mark.getLine() + 1).orElse(line);
        boolean nextEntry = line > opened && indent(line) <= indent(opened);
        if (nextEntry || source.line(line).isBlank()) {
            String bracket = complaint.contains("'}'") ? "}" : "]";
            problems.add(
                    span(begun.orElse(noticed)),
                    "a `" + bracket + "` is missing",
                    "close what is opened here");
        } else {
            problems.add(
                    span(noticed),
                    "a `,` or a closing bracket is missing before this",
                    "write `{ key: value, key: value }` or `[ item, item ]`");
        }
    }

    private void mappingValue(int line) {
        String text = source.line(line);
        int before = text.substring(0, Math.min(text.length(), noticed.getColumn())).indexOf(": ");
        if (before >= 0) {
            problems.add(
                    span(noticed),
                    "a second `: ` stands in this value",
                    "quote the value: \"…: …\", or give the second key a line of its own");
        } else {
            indentation(line);
        }
    }

    private void indentation(int line) {
        int culprit = complaint.contains("<document start>") ? firstIndented(line) : misfit(line);
        int previous = culprit - 1;
        while (previous > 0 && isAside(previous)) {
            previous--;
        }
        String help =
                previous == 0
                        ? "the first key stands in column 1"
                        : "align it with the lines it belongs to; the line above begins in column "
                                + (indent(previous) + 1);
        problems.add(wholeLine(culprit), "the indentation of this line fits no line above", help);
    }

    /** The first line with content when it is indented, because then no other can follow it. */
    private int firstIndented(int line) {
        int first = 1;
        while (first < line && (isAside(first) || source.line(first).startsWith("---"))) {
            first++;
        }
        return indent(first) > 0 ? first : misfit(line);
    }

    /** The nearest line, from this one upwards, that breaks the file's own step of indentation. */
    private int misfit(int line) {
        int step = step();
        for (int back = line; back > Math.max(0, line - LINES_BACK_MAX); back--) {
            if (!isAside(back) && indent(back) % step != 0) {
                return back;
            }
        }
        return line;
    }

    private int step() {
        int[] fitting = new int[5];
        int indented = 0;
        for (int line = 1; line <= source.lines().size(); line++) {
            int indent = isAside(line) ? 0 : indent(line);
            indented += indent > 0 ? 1 : 0;
            for (int step = 2; step <= 4 && indent > 0; step++) {
                fitting[step] += indent % step == 0 ? 1 : 0;
            }
        }
        for (int step : new int[] {4, 2, 3}) {
            if (fitting[step] * 4 >= indented * 3) {
                return step;
            }
        }
        return 1;
    }

    /** The nearest line, from this one upwards, in which a double quote stays open. */
    private Optional<Integer> lineWithOpenQuote(int line) {
        for (int back = Math.min(line, source.lines().size());
                back > Math.max(0, line - LINES_BACK_MAX);
                back--) {
            long quotes =
                    source.line(back).replace("\\\"", "").chars().filter(c -> c == '"').count();
            if (!isAside(back) && quotes % 2 == 1) {
                return Optional.of(back);
            }
        }
        return Optional.empty();
    }

    /** Blank, or a comment. */
    private boolean isAside(int line) {
        String text = source.line(line).strip();
        return text.isEmpty() || text.startsWith("#");
    }

    private int indent(int line) {
        String text = source.line(line);
        return text.length() - text.stripLeading().length();
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 200));
    }

    private Span wholeLine(int line) {
        return new Span(line, indent(line) + 1, Math.max(1, source.line(line).strip().length()));
    }

    private static Span span(Mark mark) {
        return new Span(mark.getLine() + 1, mark.getColumn() + 1, 1);
    }
}
