package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.yaml.ScenarioReader;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of the options of curl, and what is said of those that cannot be carried over. */
final class CurlOptionsTest {

    @TempDir private Path folder;

    private final CommandLineRun run = CommandLineRun.withoutRuns();

    private Scenario drafted(String command) {
        Path draft = folder.resolve("draft.yaml");
        assertThat(run.run("init", draft.toString(), "--from", "curl", command))
                .as(run.err())
                .isZero();
        assertThat(run.run("check", draft.toString())).as(run.err()).isZero();
        return new ScenarioReader(Set.of("echo")).read(draft);
    }

    private static HttpStep step(Scenario scenario) {
        assertThat(scenario.workloads().getFirst().steps()).hasSize(1);
        return (HttpStep) scenario.workloads().getFirst().steps().getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--proto '=https' --tlsv1.2 -sSf",
                "--tls-max 1.2 --crlfile a --pinnedpubkey b --preproxy p:1",
                "--socks5-hostname h:1 --proxy-header 'A: b' --netrc-file n --retry-all-errors",
                "--time-cond now --keepalive-time 2 --happy-eyeballs-timeout-ms 9 --delegation none",
                "--dns-servers 1.1.1.1 --login-options AUTH=* --service-name s --expand-output {{a}}",
            })
    void should_take_no_value_of_an_option_for_the_address(String options) {
        Scenario scenario = drafted("curl " + options + " http://127.0.0.1:8080/a");

        assertThat(scenario.target()).isEqualTo("http://127.0.0.1:8080");
        assertThat(step(scenario).path()).isEqualTo("/a");
        assertThat(run.out()).doesNotContain("Only the first address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--next", "-:"})
    void should_mix_nothing_of_the_next_request_in(String next) {
        HttpStep step =
                step(
                        drafted(
                                "curl http://127.0.0.1:1/a -H 'A: 1' "
                                        + next
                                        + " -d x=1 -H 'B: 2' http://127.0.0.1:1/b"));

        assertThat(step.path()).isEqualTo("/a");
        assertThat(step.method().name()).isEqualTo("GET");
        assertThat(step.headers()).containsOnlyKeys("A");
        assertThat(run.out()).contains("What follows `--next` was left out");
    }

    @ParameterizedTest
    @CsvSource({
        "-T dir/a.bin, /up,  /up,       PUT,  file: a.bin",
        "-T dir/a.bin, /up/, /up/a.bin, PUT,  file: a.bin",
        "-T -,         /up,  /up,       PUT,  file: …",
        "-d @/,        /up,  /up,       POST, file: …",
        "-d @a.txt,    /up,  /up,       POST, file: a.txt",
    })
    void should_say_which_file_to_write(
            String option, String path, String drafted, String method, String advice) {
        HttpStep step = step(drafted("curl " + option + " http://127.0.0.1:1" + path));

        assertThat(step.method().name()).isEqualTo(method);
        assertThat(step.path()).isEqualTo(drafted);
        assertThat(step.body()).isEqualTo(new Body.None());
        assertThat(run.out()).contains("write `" + advice + "` into the step");
    }
}
