package io.plimsoll.model.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A text in which {@code ${name}} stands for a var; with two dollars it stands for itself.
 *
 * @param parts in the order of the text
 */
public record Template(List<Part> parts) {

    /** A piece of the text. */
    public sealed interface Part {

        /** Text that stands for itself. */
        record Literal(String text) implements Part {}

        /**
         * A name to be replaced.
         *
         * @param offset where its {@code $} stands in the text
         * @param closed whether a {@code }} follows; otherwise the name is the rest of the text
         */
        record Reference(String name, int offset, boolean closed) implements Part {}
    }

    public Template {
        parts = List.copyOf(parts);
    }

    /** Takes every text; whether its names exist shows in {@link #references}. */
    public static Template of(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$${", at)) {
                literal.append("${");
                at += 3;
            } else if (text.startsWith("${", at)) {
                int end = text.indexOf('}', at);
                int to = end < 0 ? text.length() : end;
                addLiteral(parts, literal);
                parts.add(new Part.Reference(text.substring(at + 2, to), at, end >= 0));
                at = end < 0 ? to : to + 1;
            } else {
                literal.append(text.charAt(at++));
            }
        }
        addLiteral(parts, literal);
        return new Template(parts);
    }

    public List<Part.Reference> references() {
        List<Part.Reference> references = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Reference reference) {
                references.add(reference);
            }
        }
        return references;
    }

    /**
     * The text with every name replaced.
     *
     * @throws IllegalArgumentException when a name has no value
     */
    public String expand(Map<String, String> vars) {
        return expand(vars, _ -> UnaryOperator.identity());
    }

    /** The same as the path of a request, where values are percent-encoded. */
    public String expandInPath(Map<String, String> vars) {
        return expand(vars, this::inPath);
    }

    /**
     * How a value stands in a path. It is data, and all that could be read as anything else is
     * percent-encoded; but one that is all of the path behind its first slash, or all that stands
     * between {@code ?}, {@code &} and the end of a query, is a path or parameters itself, and only
     * what no path can hold is.
     *
     * @param part its place among the parts, from 0
     */
    public UnaryOperator<String> inPath(int part) {
        return isWhole(part) ? RequestHead::encodedPath : RequestHead::encodedData;
    }

    private boolean isWhole(int part) {
        String before =
                parts.subList(0, part).stream()
                        .map(p -> p instanceof Part.Literal(String text) ? text : "x")
                        .collect(Collectors.joining());
        int query = before.indexOf('?');
        boolean begins =
                before.equals("/")
                        || (query >= 0 && (query == before.length() - 1 || before.endsWith("&")));
        boolean ends =
                part == parts.size() - 1
                        || (parts.get(part + 1) instanceof Part.Literal(String after)
                                && after.startsWith("&"));
        return begins && ends;
    }

    private String expand(Map<String, String> vars, IntFunction<UnaryOperator<String>> written) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case Part.Literal literal -> text.append(literal.text());
                case Part.Reference reference -> {
                    String value = vars.get(reference.name());
                    if (value == null) {
                        throw new IllegalArgumentException("no var `" + reference.name() + "`");
                    }
                    text.append(written.apply(i).apply(value));
                }
            }
        }
        return text.toString();
    }

    private static void addLiteral(List<Part> parts, StringBuilder literal) {
        if (!literal.isEmpty()) {
            parts.add(new Part.Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}
