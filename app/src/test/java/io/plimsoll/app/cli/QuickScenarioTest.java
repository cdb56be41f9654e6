package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.load.ConstantRate;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Template;
import io.plimsoll.results.fixture.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code quick} makes of its options. */
final class QuickScenarioTest {

    private static Scenario quick(String... options) {
        CommandLineRun run = new CommandLineRun((_, _, _) -> Runs.healthy());
        String[] arguments = new String[options.length + 2];
        arguments[0] = "quick";
        arguments[1] = "-q";
        System.arraycopy(options, 0, arguments, 2, options.length);
        assertThat(run.run(arguments)).as(run.err()).isZero();
        return run.scenario();
    }

    private static HttpStep step(Scenario scenario) {
        return (HttpStep) scenario.workloads().getFirst().steps().getFirst();
    }

    @Test
    void should_send_at_a_rate() {
        Scenario scenario =
                quick("http://127.0.0.1:8080/a/b?c=d%20e", "-r", "100/s", "-d", "1m30s");

        assertThat(scenario.target()).isEqualTo("http://127.0.0.1:8080");
        assertThat(step(scenario).path()).isEqualTo("/a/b?c=d%20e");
        assertThat(step(scenario).name()).isEqualTo("GET /a/b");
        assertThat(scenario.phases().getFirst().load())
                .isEqualTo(new ConstantRate(Rate.perSecond(100)));
        assertThat(scenario.phases().getFirst().length()).isEqualTo(Duration.ofSeconds(90));
        assertThat(scenario.limits()).isEqualTo(Limits.NONE);
        assertThat(scenario.defaults().timeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void should_take_a_bare_host_for_http_and_ten_seconds_for_granted() {
        Scenario scenario = quick("localhost:8080", "-r", "1/s");

        assertThat(scenario.target()).isEqualTo("http://localhost:8080");
        assertThat(step(scenario).path()).isEqualTo("/");
        assertThat(scenario.phases().getFirst().length()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void should_know_an_address_of_version_six() {
        assertThat(quick("http://[::1]:8080/x", "-r", "1/s").target())
                .isEqualTo("http://[::1]:8080");
    }

    @Test
    void should_know_the_names_of_containers() {
        assertThat(quick("http://shop_web-1:8080/x", "-r", "1/s").target())
                .isEqualTo("http://shop_web-1:8080");
    }

    @Test
    void should_shorten_the_name_of_a_long_path_and_nothing_else() {
        HttpStep step = step(quick("http://x/" + "a".repeat(300), "-r", "1/s"));

        assertThat(step.name()).hasSize(100).startsWith("GET /aaa").endsWith("…");
        assertThat(step.path()).hasSize(301);
    }

    @Test
    void should_let_users_wait_for_answers() {
        Scenario scenario = quick("http://x/", "-c", "20000");

        assertThat(scenario.phases().getFirst().load()).isEqualTo(Users.constant(20_000));
        assertThat(scenario.limits().inFlight()).isEqualTo(OptionalInt.of(20_000));
    }

    @Test
    void should_set_everything_else() {
        Scenario scenario =
                quick(
                        "http://x/",
                        "-r",
                        "1/s",
                        "-X",
                        "PUT",
                        "-H",
                        "A: 1",
                        "-H",
                        "B:2:3",
                        "--body",
                        "hello",
                        "--timeout",
                        "5s",
                        "--connections",
                        "7",
                        "--stamps",
                        "off");

        assertThat(step(scenario).method()).isEqualTo(HttpMethod.PUT);
        assertThat(step(scenario).body()).isEqualTo(new Body.Text("hello"));
        assertThat(scenario.defaults().headers()).isEqualTo(Map.of("A", "1", "B", "2:3"));
        assertThat(scenario.defaults().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(scenario.defaults().stamps()).isFalse();
        assertThat(scenario.limits().connections()).isEqualTo(OptionalInt.of(7));
    }

    @Test
    void should_read_a_body_from_a_file_and_post_it(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("body.json"), "{\"ü\": 1}");

        Scenario scenario = quick("http://x/", "-r", "1/s", "--body", "@" + file);

        assertThat(step(scenario).method()).isEqualTo(HttpMethod.POST);
        assertThat(step(scenario).body()).isEqualTo(new Body.Text("{\"ü\": 1}"));
    }

    @Test
    void should_send_what_looks_like_a_var_as_it_stands() {
        Scenario scenario =
                quick("http://x/", "-r", "1/s", "--body", "a $${x} ${y} $z", "-H", "K: ${k}");

        assertThat(Template.of(((Body.Text) step(scenario).body()).text()).parts())
                .containsExactly(new Template.Part.Literal("a $${x} ${y} $z"));
        assertThat(Template.of(scenario.defaults().headers().get("K")).references()).isEmpty();
    }
}
