package io.plimsoll.checks.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the habits of CONTRIBUTING.md that text shows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TidyTest {

    private List<Page> pages;

    @BeforeAll
    void readTheProject() throws IOException {
        pages = Project.pages();
    }

    static Stream<TidyRule> rules() {
        return Stream.of(
                        TextRules.rules(),
                        SourceRules.rules(),
                        LinkRules.rules(),
                        NameRules.rules())
                .flatMap(r -> r);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void should_find_nothing_to_complain_about(TidyRule rule) {
        assertThat(rule.complaints().apply(pages)).as(rule.name()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void should_complain_about_a_planted_violation(TidyRule rule) {
        assertThat(rule.complaints().apply(rule.violation())).as(rule.name()).isNotEmpty();
    }
}
