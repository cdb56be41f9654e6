package io.plimsoll.model.yaml;

import io.plimsoll.model.yaml.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A scenario file with one edit that spoils it.
 *
 * @param kind what was done
 * @param line where, 1-based
 * @param meant the key that was misspelt; otherwise empty
 */
record Mutation(String kind, int line, String meant, String text) {

    static final int KINDS = 15;

    private static final Pattern KEY = Pattern.compile("(?<=^|[{,\\s-])([a-z][a-z-]*)(?=: |:$)");
    private static final Pattern UNIT = Pattern.compile("(?<=[0-9])(ms|s|m|h|/s|%)(?=$|[ ,}.])");
    private static final Pattern REFERENCE =
            Pattern.compile("(?<=( of | during |after: \\[ |\\$\\{))([a-z]{4,})");
    private static final Pattern BRACKET = Pattern.compile("[{}\\[\\]\"](?=.*$)");

    /**
     * One edit of a kind at a place that the random chooses; null where the file has no such place.
     */
    static @Nullable Mutation of(String file, int kind, SplittableRandom random) {
        List<String> lines = new ArrayList<>(file.lines().toList());
        return switch (kind) {
            case 0, 1, 2 -> typo(lines, random);
            case 3 -> replaced(lines, UNIT, "unit dropped", "", random);
            case 4 -> replaced(lines, REFERENCE, "name misspelt", "zz", random);
            case 5 -> indented(lines, random);
            case 6 -> replaced(lines, Pattern.compile(":(?= |$)"), "colon dropped", "", random);
            case 7 ->
                    replaced(
                            lines,
                            Pattern.compile("(?<=: )[^\\[{\"][^,}\\]]*"),
                            "wrong type",
                            "{ x: [ 1 ] }",
                            random);
            case 8 -> replaced(lines, BRACKET, "bracket dropped", "", random);
            case 9 -> replaced(lines, Pattern.compile("^ {2}"), "tab", "\t", random);
            case 10 -> replaced(lines, Pattern.compile("(?<=:) "), "space dropped", "", random);
            case 11 ->
                    replaced(
                            lines, Pattern.compile("(?<=^ {2,6})- "), "dash dropped", "  ", random);
            case 12 -> replaced(lines, Pattern.compile(",(?= )"), "comma dropped", "", random);
            case 13 -> replaced(lines, UNIT, "unit misspelt", "q", random);
            default -> duplicated(lines, random);
        };
    }

    private static @Nullable Mutation typo(List<String> lines, SplittableRandom random) {
        int line = random.nextInt(lines.size());
        List<MatchResult> keys =
                KEY.matcher(content(lines.get(line)))
                        .results()
                        .filter(m -> isKey(m.group()))
                        .toList();
        if (keys.isEmpty()) {
            return null;
        }
        MatchResult key = keys.get(random.nextInt(keys.size()));
        String typo = edited(key.group(), random);
        if (isKey(typo)) {
            return null;
        }
        String source = lines.get(line);
        lines.set(line, source.substring(0, key.start()) + typo + source.substring(key.end()));
        return mutation("typo " + key.group() + " -> " + typo, line, key.group(), lines);
    }

    private static String edited(String word, SplittableRandom random) {
        int at = random.nextInt(word.length());
        char letter = (char) ('a' + random.nextInt(26));
        StringBuilder edited = new StringBuilder(word);
        switch (random.nextInt(4)) {
            case 0 -> edited.deleteCharAt(at);
            case 1 -> edited.insert(at, letter);
            case 2 -> edited.setCharAt(at, letter);
            default -> {
                int next = Math.min(at + 1, word.length() - 1);
                edited.setCharAt(at, word.charAt(next));
                edited.setCharAt(next, word.charAt(at));
            }
        }
        return edited.toString();
    }

    private static @Nullable Mutation indented(List<String> lines, SplittableRandom random) {
        int line = random.nextInt(lines.size());
        String source = lines.get(line);
        if (content(source).isBlank()) {
            return null;
        }
        boolean deeper = random.nextBoolean() || !source.startsWith(" ");
        lines.set(line, deeper ? " " + source : source.substring(1));
        return mutation(deeper ? "deeper" : "shallower", line, "", lines);
    }

    private static @Nullable Mutation duplicated(List<String> lines, SplittableRandom random) {
        int line = random.nextInt(lines.size());
        String source = lines.get(line);
        if (content(source).isBlank() || source.strip().startsWith("- ")) {
            return null;
        }
        lines.add(line, source);
        return mutation("duplicated", line + 1, "", lines);
    }

    private static @Nullable Mutation replaced(
            List<String> lines, Pattern what, String kind, String by, SplittableRandom random) {
        int line = random.nextInt(lines.size());
        List<MatchResult> found = what.matcher(content(lines.get(line))).results().toList();
        if (found.isEmpty()) {
            return null;
        }
        MatchResult match = found.get(random.nextInt(found.size()));
        String source = lines.get(line);
        lines.set(line, source.substring(0, match.start()) + by + source.substring(match.end()));
        return mutation(kind, line, "", lines);
    }

    private static Mutation mutation(String kind, int line, String meant, List<String> lines) {
        return new Mutation(kind, line + 1, meant, String.join("\n", lines) + "\n");
    }

    /** The line, unless it may say anything: a comment, or a body. */
    private static String content(String line) {
        return line.strip().startsWith("#") || line.contains("json: ") ? "" : line;
    }

    private static boolean isKey(String word) {
        return Language.SECTIONS.stream().anyMatch(section -> section.names().contains(word));
    }
}
