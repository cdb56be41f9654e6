package io.plimsoll.checks.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules about the names of the program that the guides {@code docs/adding-*.md} say. */
final class NameRules {

    private static final String TYPE = "`[A-Z][a-z]\\w*(?:\\.\\w+)?`";
    private static final Pattern NAME = Pattern.compile("`([A-Z][a-z]\\w*)(?:\\.(\\w+))?`");
    private static final Pattern ROOM = Pattern.compile("`io\\.plimsoll\\.([a-z.]+)`");
    private static final Pattern WITH_ROOM =
            Pattern.compile("`(?:io\\.plimsoll\\.)?([a-z]+(?:\\.[a-z]+)*)\\.([A-Z]\\w*)[.\\w]*`");
    private static final String IN_ROOM =
            ",? (?:in|of) `(?:io\\.plimsoll\\.)?([a-z]+(?:\\.[a-z]+)+)`";
    private static final Pattern NAMES_IN_ROOM =
            Pattern.compile("(" + TYPE + "(?:(?:, | and )" + TYPE + ")*)" + IN_ROOM);
    private static final Pattern COLUMN_OF_ROOM = Pattern.compile(".*" + IN_ROOM + " *");

    private NameRules() {}

    static Stream<TidyRule> rules() {
        return Stream.of(
                rule("is in the program", NameRules::unknown, "let `NoSuchTypeAtAll` do it"),
                rule("has what they say it has", NameRules::unknown, "ask `Page.noSuchMember`"),
                rule("names a room that is there", NameRules::gone, "see `io.plimsoll.no.such`"),
                rule("has its right room before it", NameRules::gone, "see `app.Page`"),
                rule("stands where they say", NameRules::misplaced, "`Page` of `app.cli`"),
                rule(
                        "stands in the room of its column",
                        NameRules::misplaced,
                        "| reader, in `app.cli` |\n|---|\n| `Page` |"));
    }

    /** Judges a guide by all sources. */
    private interface Judge {
        List<String> complaints(String guide, List<Page> sources);
    }

    private static TidyRule rule(String what, Judge judge, String violation) {
        return new TidyRule(
                "what the guides name " + what,
                pages -> {
                    List<Page> sources = pages.stream().filter(Page::isJava).toList();
                    return pages.stream()
                            .filter(page -> page.path().matches("docs/adding-.*\\.md"))
                            .flatMap(
                                    guide ->
                                            judge.complaints(guide.text(), sources).stream()
                                                    .map(it -> guide.path() + ": " + it))
                            .toList();
                },
                List.of(
                        new Page("docs/adding-bad.md", violation),
                        new Page(
                                "checks/src/test/java/io/plimsoll/checks/Page.java",
                                "record Page() {}")));
    }

    private static List<String> unknown(String guide, List<Page> sources) {
        return NAME.matcher(guide)
                .results()
                .filter(name -> sources.stream().noneMatch(page -> isIn(page, name)))
                .map(MatchResult::group)
                .toList();
    }

    /**
     * Whether a source declares the type, and in it the nested type, method or field if one is
     * named.
     */
    private static boolean isIn(Page source, MatchResult name) {
        return declares(source, name.group(1))
                && (name.group(2) == null || declares(source, name.group(2)));
    }

    private static boolean declares(Page source, String name) {
        String what =
                Character.isUpperCase(name.charAt(0))
                        ? "\\b(class|interface|record|enum) " + name + "\\b"
                        : "(?m)^ {4}\\w[\\w<>\\[\\]@?, ]* " + name + "( =|[;(])";
        return source.text().contains(name) && Pattern.compile(what).matcher(source.text()).find();
    }

    private static List<String> gone(String guide, List<Page> sources) {
        return Stream.concat(
                        ROOM.matcher(guide)
                                .results()
                                .filter(it -> !isThere("package-info", it.group(1), sources)),
                        WITH_ROOM
                                .matcher(guide)
                                .results()
                                .filter(it -> !isThere(it.group(2), it.group(1), sources)))
                .map(MatchResult::group)
                .toList();
    }

    private static boolean isThere(String file, String room, List<Page> sources) {
        String path = "/java/io/plimsoll/" + room.replace('.', '/') + "/" + file + ".java";
        return sources.stream().anyMatch(page -> page.path().endsWith(path));
    }

    private static List<String> misplaced(String guide, List<Page> sources) {
        List<String> complaints = new ArrayList<>();
        NAMES_IN_ROOM
                .matcher(guide.replaceAll("\\s+", " "))
                .results()
                .forEach(it -> misplaced(it.group(1), it.group(2), sources, complaints));
        List<String> rooms = List.of();
        for (String line : guide.lines().toList()) {
            List<String> cells = List.of(line.split("\\|", -1));
            if (cells.size() != rooms.size()) {
                rooms = cells.stream().map(NameRules::roomOfColumn).toList();
                continue;
            }
            for (int i = 0; i < cells.size(); i++) {
                if (!rooms.get(i).isEmpty()) {
                    misplaced(cells.get(i), rooms.get(i), sources, complaints);
                }
            }
        }
        return complaints;
    }

    private static void misplaced(
            String names, String room, List<Page> sources, List<String> complaints) {
        NAME.matcher(names)
                .results()
                .map(name -> name.group(1))
                .filter(name -> !isThere(name, room, sources))
                .forEach(name -> complaints.add(name + " is not in " + room));
    }

    private static String roomOfColumn(String heading) {
        Matcher room = COLUMN_OF_ROOM.matcher(heading);
        return room.matches() ? room.group(1) : "";
    }
}
