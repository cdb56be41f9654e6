package io.plimsoll.model.yaml.tree;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Prints nodes as a person would write them: on one line in brackets where that fits, otherwise
 * line by line.
 */
public final class YamlPrinter {

    private static final int WIDTH = 100;
    private static final String SAFE_FIRST = "/_.($<+";
    private static final String SAFE = " /_.()$<>+-=%*~^;!?@&|'#:,[]{}";
    private static final String FLOW = ",[]{}";

    private final UnaryOperator<String> shown;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param shown what is printed of each text that is neither a key nor a word of the language
     */
    public YamlPrinter(UnaryOperator<String> shown) {
        this.shown = shown;
    }

    public String text() {
        return text.toString();
    }

    public void blankLine() {
        text.append('\n');
    }

    /** {@code key: value}, the value on the same line if it fits. */
    public void entry(int indent, String key, Node value) {
        text.append(" ".repeat(indent)).append(scalar(key, true)).append(':');
        value(indent + 2, value, text.length() - text.lastIndexOf("\n"));
    }

    /** {@code key:} and the items of a list, each on a line or lines of its own. */
    public void list(int indent, String key, List<Node> items) {
        text.append(" ".repeat(indent)).append(key).append(":\n");
        items.forEach(item -> item(indent + 2, item));
    }

    /** {@code key:} alone. */
    public void heading(int indent, String key) {
        text.append(" ".repeat(indent)).append(scalar(key, true)).append(":\n");
    }

    /** A list item whose mapping is written line by line. */
    public void blockItem(int indent, Node.Mapping mapping) {
        int start = text.length();
        mapping.entries().forEach(entry -> entry(indent + 2, entry.key().text(), entry.value()));
        text.setCharAt(start + indent, '-');
    }

    private void item(int indent, Node item) {
        String inline = inline(item);
        if (indent + 2 + inline.length() > WIDTH && item instanceof Node.Mapping mapping) {
            blockItem(indent, mapping);
        } else {
            text.append(" ".repeat(indent)).append('-');
            value(indent + 2, item, indent + 1);
        }
    }

    private void value(int indent, Node value, int column) {
        String inline = inline(value);
        boolean fits = column + 1 + inline.length() <= WIDTH;
        switch (value) {
            case Node.Scalar scalar when isLiteral(scalar) ->
                    literal(indent, shown.apply(scalar.text()));
            case Node.Scalar scalar ->
                    text.append(' ')
                            .append(scalar.plain() ? scalar.text() : text(scalar, false))
                            .append('\n');
            case Node.Items list when !fits -> {
                text.append('\n');
                list.items().forEach(item -> item(indent, item));
            }
            case Node.Mapping mapping when !fits -> {
                text.append('\n');
                mapping.entries()
                        .forEach(entry -> entry(indent, entry.key().text(), entry.value()));
            }
            case Node.Items _, Node.Mapping _ -> text.append(' ').append(inline).append('\n');
        }
    }

    private String inline(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.plain() ? scalar.text() : text(scalar, true);
            case Node.Items list ->
                    list.items().isEmpty()
                            ? "[]"
                            : "[ "
                                    + String.join(
                                            ", ", list.items().stream().map(this::inline).toList())
                                    + " ]";
            case Node.Mapping mapping ->
                    mapping.entries().isEmpty()
                            ? "{}"
                            : "{ "
                                    + String.join(
                                            ", ",
                                            mapping.entries().stream()
                                                    .map(
                                                            entry ->
                                                                    scalar(entry.key().text(), true)
                                                                            + ": "
                                                                            + inline(entry.value()))
                                                    .toList())
                                    + " }";
        };
    }

    /** Several lines that a literal block can show as they are. */
    private static boolean isLiteral(Node.Scalar scalar) {
        String body = scalar.text();
        return !scalar.plain()
                && body.indexOf('\n') > 0
                && !body.endsWith("\n\n")
                && !Character.isWhitespace(body.charAt(0))
                && body.codePoints().allMatch(c -> c == '\n' || isPrintable(c))
                && body.lines().noneMatch(line -> !line.isEmpty() && line.isBlank());
    }

    private void literal(int indent, String body) {
        text.append(body.endsWith("\n") ? " |\n" : " |-\n");
        body.lines()
                .forEach(
                        line ->
                                text.append(line.isEmpty() ? "" : " ".repeat(indent) + line)
                                        .append('\n'));
    }

    private String text(Node.Scalar scalar, boolean inFlow) {
        return scalar(shown.apply(scalar.text()), inFlow);
    }

    private static String scalar(String value, boolean inFlow) {
        return isPlain(value, inFlow) ? value : quoted(value);
    }

    private static boolean isPlain(String value, boolean inFlow) {
        if (value.isEmpty()
                || JsonText.isTyped(value)
                || value.contains(": ")
                || value.contains(" #")) {
            return false;
        }
        char first = value.charAt(0);
        char last = value.charAt(value.length() - 1);
        return (Character.isLetterOrDigit(first) || SAFE_FIRST.indexOf(first) >= 0)
                && last != ':'
                && last != ' '
                && value.chars().allMatch(c -> isSafe((char) c, inFlow));
    }

    private static boolean isSafe(char c, boolean inFlow) {
        return Character.isLetterOrDigit(c)
                || (SAFE.indexOf(c) >= 0 && !(inFlow && FLOW.indexOf(c) >= 0));
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '"' -> quoted.append("\\\"");
                                case '\\' -> quoted.append("\\\\");
                                case '\n' -> quoted.append("\\n");
                                case '\t' -> quoted.append("\\t");
                                case '\r' -> quoted.append("\\r");
                                default -> {
                                    if (isPrintable(c)) {
                                        quoted.appendCodePoint(c);
                                    } else {
                                        quoted.append(
                                                c > 0xFFFF
                                                        ? "\\U%08X".formatted(c)
                                                        : "\\u%04X".formatted(c));
                                    }
                                }
                            }
                        });
        return quoted.append('"').toString();
    }
}
