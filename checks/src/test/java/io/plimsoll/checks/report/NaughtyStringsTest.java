package io.plimsoll.checks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.results.report.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * More than 500 texts in every field that a target, a scenario or a command line controls, in a
 * real browser: nothing runs, nothing is loaded, no element and no attribute appears that the
 * report does not have by itself, and the text is there to be read. Once as the report is, and once
 * without its policy, so that escaping alone has to hold.
 */
@Tag("e2e")
final class NaughtyStringsTest {

    private static final int NAME_CHARACTERS_MAX = 120;
    private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\"[^>]*>";

    @TempDir Path folder;

    @Test
    @Timeout(300)
    void should_notice_what_runs() throws Exception {
        try (Browser browser = new Browser(folder)) {
            List<String> strings = NaughtyStrings.all(browser.url()).subList(80, 120);
            List<JsonNode> seen =
                    look(browser, strings.stream().map(text -> "<p>" + text + "</p>").toList());

            assertThat(seen).filteredOn(page -> page.at("/ran").asBoolean()).hasSizeGreaterThan(5);
            assertThat(seen).filteredOn(page -> !page.at("/bad").isEmpty()).hasSizeGreaterThan(20);
            assertThat(browser.strangers()).hasSizeGreaterThan(5);
        }
    }

    @Test
    @Timeout(900)
    void should_run_and_load_nothing_whatever_it_is_told() throws Exception {
        try (Browser browser = new Browser(folder)) {
            List<String> strings = NaughtyStrings.all(browser.url());
            assertThat(strings).hasSizeGreaterThanOrEqualTo(500);
            List<String> pages = new ArrayList<>();
            for (String text : strings) {
                pages.add(new HostileRun(text).page());
            }
            pages.addAll(pages.stream().map(page -> page.replaceFirst(POLICY, "")).toList());
            assertThat(pages.getLast()).doesNotContain("Security-Policy");

            List<JsonNode> seen = look(browser, pages);

            assertThat(browser.strangers()).isEmpty();
            for (int n = 0; n < seen.size(); n++) {
                JsonNode page = seen.get(n);
                String text = strings.get(n % strings.size());
                assertThat(page.at("/ran").asBoolean()).as(text).isFalse();
                assertThat(page.at("/bad").isEmpty()).as("%s: %s", text, page.at("/bad")).isTrue();
                assertThat(page.at("/name").asString())
                        .isEqualTo(SafeText.of(text, NAME_CHARACTERS_MAX));
            }
        }
    }

    private static List<JsonNode> look(Browser browser, List<String> pages)
            throws IOException, InterruptedException {
        JsonMapper mapper = new JsonMapper();
        return browser.look(pages).stream().map(mapper::readTree).toList();
    }
}
