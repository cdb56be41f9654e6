package io.plimsoll.checks.house;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules that need no more than a page's lines. */
final class TextRules {

    private static final int FILE_LINES_MAX = 400;
    private static final int PACKAGE_FILES_MAX = 40;
    private static final String PROGRAM = "model/src/main/java/io/plimsoll/model/planted/Bad.java";

    // In pieces, so that this file does not break its own rules.
    private static final String LATER = "TO" + "DO";
    private static final String SWITCHED_OFF = "@Dis" + "abled";
    private static final String MACHINE = "/ro" + "ot/x";

    private TextRules() {}

    static Stream<TidyRule> rules() {
        return Stream.of(
                lines(
                        "nothing is left for later",
                        "\\b(" + LATER + "|FIX" + "ME)\\b|" + SWITCHED_OFF + "\\b",
                        page -> true,
                        PROGRAM,
                        "// " + LATER + " finish"),
                lines(
                        "no tabs but in the Makefile",
                        "\t",
                        page -> !page.path().equals("Makefile"),
                        PROGRAM,
                        "\tint x;"),
                lines(
                        "no folder of one machine",
                        "(?<![\\w.}$*/<-])/(wo" + "rk|t" + "mp|ro" + "ot|home)(?=/|\\b(?![\\w-]))",
                        page -> true,
                        "docs/bad.md",
                        "see `" + MACHINE + "`"),
                lines(
                        "only the command line and the targets write to the console",
                        "\\bSystem\\.(out|err)\\b",
                        page -> page.isProgram() && !page.isIn("app/cli", "targets"),
                        PROGRAM,
                        "System.out.println(1);"),
                TidyRule.each(
                        "no file of the program is longer than " + FILE_LINES_MAX + " lines",
                        page ->
                                page.isProgram() && page.text().lines().count() > FILE_LINES_MAX
                                        ? List.of(page.path())
                                        : List.of(),
                        PROGRAM,
                        "//\n".repeat(FILE_LINES_MAX + 1)),
                new TidyRule(
                        "no package holds more than " + PACKAGE_FILES_MAX + " files",
                        TextRules::crowdedPackages,
                        IntStream.rangeClosed(0, PACKAGE_FILES_MAX)
                                .mapToObj(i -> new Page(PROGRAM.replace("Bad", "Bad" + i), ""))
                                .toList()),
                new TidyRule(
                        "every package of the program hangs out its sign",
                        TextRules::packagesWithoutSign,
                        List.of(new Page(PROGRAM, "package io.plimsoll.model.planted;"))));
    }

    private static TidyRule lines(
            String name, String pattern, Predicate<Page> where, String path, String violation) {
        Pattern compiled = Pattern.compile(pattern);
        return TidyRule.each(
                name,
                page -> where.test(page) ? page.linesWith(compiled) : List.of(),
                path,
                violation);
    }

    private static List<String> crowdedPackages(List<Page> pages) {
        return programByFolder(pages).entrySet().stream()
                .filter(folder -> folder.getValue().size() > PACKAGE_FILES_MAX)
                .map(folder -> folder.getKey() + " holds " + folder.getValue().size())
                .toList();
    }

    private static List<String> packagesWithoutSign(List<Page> pages) {
        return programByFolder(pages).entrySet().stream()
                .filter(folder -> folder.getValue().stream().noneMatch(TextRules::isSign))
                .map(folder -> folder.getKey() + " has no package-info.java with a comment")
                .toList();
    }

    private static boolean isSign(Page page) {
        return page.path().endsWith("/package-info.java")
                && page.text().startsWith("/**")
                && page.text().contains("@NullMarked");
    }

    private static Map<String, List<Page>> programByFolder(List<Page> pages) {
        return pages.stream()
                .filter(Page::isProgram)
                .collect(
                        Collectors.groupingBy(
                                page -> page.path().substring(0, page.path().lastIndexOf('/')),
                                TreeMap::new,
                                Collectors.toList()));
    }
}
