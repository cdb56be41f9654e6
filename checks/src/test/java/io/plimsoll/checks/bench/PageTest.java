package io.plimsoll.checks.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

    @Test
    void should_replace_one_section_and_keep_the_others(@TempDir Path folder) throws IOException {
        Page page = new Page(folder.resolve("docs/benchmarks.md"));
        page.put(section("Closed", "first"), "make bench");
        page.put(section("Open", "second"), "make bench");

        page.put(section("Closed", "third"), "make bench");

        String text = Files.readString(folder.resolve("docs/benchmarks.md"));
        assertThat(text).contains("## Closed\n\nthird").contains("## Open\n\nsecond");
        assertThat(text).doesNotContain("first").containsOnlyOnce("# Benchmarks");
        assertThat(text.indexOf("## Closed")).isLessThan(text.indexOf("## Open"));
    }

    private static Section section(String title, String text) {
        return new Section(title, text, List.of(), List.of(), List.of());
    }
}
