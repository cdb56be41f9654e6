package io.plimsoll.checks.house;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about what the documents point at. */
final class LinkRules {

    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]+]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");

    private LinkRules() {}

    static Stream<TidyRule> rules() {
        return Stream.of(
                new TidyRule(
                        "every link of a document leads somewhere in the project",
                        LinkRules::broken,
                        List.of(new Page("docs/bad.md", "see [this](no-such-page.md)"))),
                new TidyRule(
                        "every link to a heading finds it",
                        LinkRules::broken,
                        List.of(new Page("docs/bad.md", "# One\n\nsee [this](#two)"))));
    }

    private static List<String> broken(List<Page> pages) {
        Map<String, Page> byPath =
                pages.stream()
                        .filter(page -> page.path().endsWith(".md"))
                        .collect(Collectors.toMap(Page::path, Function.identity()));
        List<String> complaints = new ArrayList<>();
        for (Page page : byPath.values()) {
            Matcher links = LINK.matcher(CODE.matcher(page.text()).replaceAll(""));
            while (links.find()) {
                if (!resolves(page, links.group(1), byPath)) {
                    complaints.add(page.path() + ": " + links.group(1));
                }
            }
        }
        return complaints;
    }

    private static boolean resolves(Page page, String link, Map<String, Page> documents) {
        if (link.contains("://") || link.startsWith("mailto:")) {
            return true;
        }
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path from = Path.of(page.path());
        Path to = file.isEmpty() ? from : from.resolveSibling(file).normalize();
        if (!file.isEmpty() && !Files.exists(Project.root().resolve(to))) {
            return false;
        }
        Page document = documents.get(to.toString().replace('\\', '/'));
        return hash < 0
                || document == null
                || HEADING.matcher(document.text())
                        .results()
                        .anyMatch(h -> anchor(h.group(1)).equals(link.substring(hash + 1)));
    }

    /** The name that web pages of a repository give to a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
