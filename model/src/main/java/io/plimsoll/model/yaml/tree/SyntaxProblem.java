package io.plimsoll.model.yaml.tree;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Turns the parser's complaint into a problem at the line that causes it. A parser notices a fault
 * where the text stops making sense, which is often the line after the one to mend.
 */
final class SyntaxProblem {

    private static final int LINES_BACK_MAX = 30;
    private static final Pattern KEY =
            Pattern.compile("((?:- +)*)([A-Za-z$][\\w.${}-]*)(:?)(\\s*)(.*)");

    private final Source source;
    private final Indentation indentation;
    private final Problems problems;
    private final String complaint;
    private final Mark noticed;
    private final Optional<Mark> begun;

    private SyntaxProblem(MarkedYamlEngineException e, Problems problems) {
        this.source = problems.source();
        this.indentation = new Indentation(source);
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
            misplaced(line);
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
            problems.add(
                    indentation.wholeLine(line),
                    "a `:` is missing",
                    "a line is `key: value` or `- item`");
            return;
        }
        String value = key.group(5).isEmpty() ? "" : " " + key.group(5);
        String mended = "did you mean `" + key.group(2) + ":" + value + "`?";
        String missing = key.group(3).isEmpty() ? "a `:`" : "a space after `:`";
        problems.add(
                indentation.wholeLine(line),
                missing + " is missing after `" + key.group(2) + "`",
                mended);
    }

    /** Inside brackets: a comma is missing, or the bracket is not closed in its line. */
    private void flow(int line) {
        int opened = begun.map(mark -> mark.getLine() + 1).orElse(line);
        boolean nextEntry = line > opened && indentation.of(line) <= indentation.of(opened);
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
            misplaced(line);
        }
    }

    private void misplaced(int line) {
        int culprit =
                complaint.contains("<document start>")
                        ? firstIndented(line)
                        : indentation.misfit(line);
        int previous = indentation.contentBefore(culprit);
        if (previous > 0 && lacksColon(previous, indentation.of(culprit))) {
            missingColon(previous);
            return;
        }
        Optional<Integer> undashed = firstItemWithoutDash(culprit);
        if (undashed.isPresent()) {
            String what = "a `- ` is missing before the first item";
            problems.add(indentation.wholeLine(undashed.get()), what, "begin it like the next one");
            return;
        }
        String help =
                previous == 0
                        ? "the first key stands in column 1"
                        : "align it with the lines it belongs to; the line above begins in column "
                                + (indentation.of(previous) + 1);
        problems.add(
                indentation.wholeLine(culprit),
                "the indentation of this line fits no line above",
                help);
    }

    /** The line below the key of a list when the items after it have dashes and it has none. */
    private Optional<Integer> firstItemWithoutDash(int item) {
        if (!source.line(item).strip().startsWith("- ")) {
            return Optional.empty();
        }
        int first = item;
        int above = indentation.contentBefore(item);
        while (above > 0 && indentation.of(above) > indentation.of(item)) {
            first = above;
            above = indentation.contentBefore(above);
        }
        boolean belowKey = above > 0 && source.line(above).strip().endsWith(":");
        boolean dash = source.line(first).strip().startsWith("- ");
        return belowKey && !dash ? Optional.of(first) : Optional.empty();
    }

    /**
     * Whether a line should be a key: it stands beside one in that column, or is a single word with
     * something indented below it, and has no {@code :}.
     */
    private boolean lacksColon(int line, int indent) {
        Matcher key = KEY.matcher(shortened(source.line(line).strip()));
        boolean spaceMissing = key.matches() && key.group(4).isEmpty() && !key.group(5).isEmpty();
        if (!key.matches() || (!key.group(3).isEmpty() && !spaceMissing)) {
            return false;
        }
        int column = indentation.of(line) + key.group(1).length();
        return column == indent || (column < indent && key.group(5).isEmpty());
    }

    /** The first line with content when it is indented, because then no other can follow it. */
    private int firstIndented(int line) {
        int first = 1;
        while (first < line
                && (indentation.isAside(first) || source.line(first).startsWith("---"))) {
            first++;
        }
        return indentation.of(first) > 0 ? first : indentation.misfit(line);
    }

    /** The nearest line, from this one upwards, in which a double quote stays open. */
    private Optional<Integer> lineWithOpenQuote(int line) {
        for (int back = Math.min(line, source.lines().size());
                back > Math.max(0, line - LINES_BACK_MAX);
                back--) {
            long quotes =
                    source.line(back).replace("\\\"", "").chars().filter(c -> c == '"').count();
            if (!indentation.isAside(back) && quotes % 2 == 1) {
                return Optional.of(back);
            }
        }
        return Optional.empty();
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 200));
    }

    private static Span span(Mark mark) {
        return new Span(mark.getLine() + 1, mark.getColumn() + 1, 1);
    }
}
