package io.plimsoll.model.yaml;

import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of a setting before its {@code =}.
 *
 * @param end where that stands in the setting
 */
record SettingPath(List<Part> parts, int end) {

    /** A key, or an item of a list. */
    record Part(String name, Span span) {

        boolean isNumber(int index) {
            return name.equals(Integer.toString(index));
        }
    }

    /** The path to a part, that one not included. */
    String upTo(int part) {
        return part == 0
                ? "the scenario"
                : String.join(".", parts.subList(0, part).stream().map(Part::name).toList());
    }

    /** Parts between dots, in quotes where they have one themselves, or numbers in brackets. */
    static Optional<SettingPath> read(String text, int line, int column, Problems problems) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char open = text.charAt(at);
            boolean quoted = open == '"' || open == '[';
            int from = quoted ? at + 1 : at;
            int end = from;
            String ends = open == '"' ? "\"" : open == '[' ? "]" : ".[=";
            while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            String name = text.substring(from, end);
            if (quoted && end == text.length()) {
                int column1 = column + text.codePointCount(0, at) + 1;
                problems.add(
                        new Span(line, column1, 1),
                        "`" + open + "` is not closed",
                        "close it with `" + ends + "`");
                return Optional.empty();
            }
            Span span =
                    new Span(
                            line,
                            column + text.codePointCount(0, from) + 1,
                            Math.max(1, name.codePointCount(0, name.length())));
            if (name.isEmpty()) {
                problems.add(span, "a part of the path is missing", Settings.EXAMPLE);
                return Optional.empty();
            }
            parts.add(new Part(name, span));
            at = quoted ? end + 1 : end;
            if (at < text.length() && text.charAt(at) == '=') {
                return Optional.of(new SettingPath(parts, at));
            }
            at += at < text.length() && text.charAt(at) == '.' ? 1 : 0;
        }
        Span whole = new Span(line, column + 1, Math.max(1, text.length()));
        problems.add(whole, "`=` and a value are missing", Settings.EXAMPLE);
        return Optional.empty();
    }
}
