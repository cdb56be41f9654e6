package io.plimsoll.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.model.basics.PlimsollException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All that is wrong with one load shape is said at once. */
class LoadProblemsTest {

    @Test
    void should_say_all_that_is_wrong_with_a_wave() {
        assertThat(problems("sine: { mean: 10/s, amplitude: 20/s, period: 0s }, for: 1m"))
                .containsExactly(
                        "`amplitude`, 20/s, is more than `mean`, 10/s",
                        "`period` takes a duration longer than 0, at most 366d, not `0s`");
    }

    @Test
    void should_hold_the_size_of_a_burst_against_the_limit_whatever_else_is_wrong_with_it() {
        String tooLarge = "a burst of 100 is more than may be in flight, 20";
        assertThat(
                        problems(
                                "burst: { size: 100, every: 1s, over: 2s }, for: 500ms, limits: {"
                                        + " in-flight: 50 }"))
                .containsExactly(
                        tooLarge,
                        "`over`, 2s, is more than `every`, 1s",
                        "`in-flight` of phase `x` is above that of the run, 20");
        assertThat(problems("burst: { size: 100, every: 0s }, for: 5s"))
                .containsExactly(
                        tooLarge, "`every` takes a duration longer than 0, at most 366d, not `0s`");
        assertThat(problems("burst: { size: 100, over: x }, for: 5s"))
                .containsExactly(
                        tooLarge,
                        "`burst` of phase `x` has no `every`",
                        "`over` takes a duration of at most 366d, not `x`");
    }

    @Test
    void should_say_all_that_is_wrong_with_a_spike() {
        assertThat(problems("spike: { base: 10/s, peak: 10/s, width: 2s, every: 1s }, for: 2s"))
                .containsExactly(
                        "`peak`, 10/s, is not above `base`, 10/s",
                        "`width` reaches to the end of phase `x`",
                        "`width`, 2s, is more than `every`, 1s");
    }

    private static List<String> problems(String phase) {
        String scenario =
                """
                target: http://127.0.0.1:8080
                limits: { in-flight: 20 }
                steps: [ { get: / } ]
                phases: [ { name: x, %s } ]
                """
                        .formatted(phase);
        PlimsollException refused =
                catchThrowableOfType(
                        PlimsollException.class,
                        () -> new ScenarioReader(Set.of()).read("a.yaml", scenario));
        return refused.problems().stream().map(problem -> problem.what()).toList();
    }
}
