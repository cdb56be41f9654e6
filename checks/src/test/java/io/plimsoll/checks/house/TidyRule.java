package io.plimsoll.checks.house;

import java.util.List;
import java.util.function.Function;

/**
 * A rule about the project's text.
 *
 * @param name what it holds, as a sentence
 * @param complaints what it has to say about a set of pages; nothing when they are tidy
 * @param violation pages that it must complain about
 */
record TidyRule(String name, Function<List<Page>, List<String>> complaints, List<Page> violation) {

    TidyRule {
        violation = List.copyOf(violation);
    }

    /** A rule that judges each page by itself. */
    static TidyRule each(
            String name, Function<Page, List<String>> complaints, String path, String text) {
        return new TidyRule(
                name,
                pages -> pages.stream().flatMap(page -> complaints.apply(page).stream()).toList(),
                List.of(new Page(path, text)));
    }

    @Override
    public String toString() {
        return name;
    }
}
