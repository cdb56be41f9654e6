package io.plimsoll.app.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Retry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of commands of curl, and what is said of options that cannot be carried over. */
final class CurlCommandTest {

    @TempDir private Path folder;

    private static HttpStep step(String command) {
        Drafted drafted = Drafted.ofCurl(command);
        assertThat(drafted.scenario().workloads().getFirst().steps()).hasSize(1);
        return drafted.firstStep();
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
        Drafted drafted = Drafted.ofCurl("curl " + options + " http://127.0.0.1:8080/a");

        assertThat(drafted.scenario().target()).isEqualTo("http://127.0.0.1:8080");
        assertThat(drafted.firstStep().path()).isEqualTo("/a");
        assertThat(drafted.said()).doesNotContain("Only the first address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--next", "-:"})
    void should_mix_nothing_of_the_next_request_in(String next) {
        Drafted drafted =
                Drafted.ofCurl(
                        "curl http://127.0.0.1:1/a -H 'A: 1' "
                                + next
                                + " -d x=1 -H 'B: 2' http://127.0.0.1:1/b");
        HttpStep step = drafted.firstStep();

        assertThat(drafted.scenario().workloads().getFirst().steps()).hasSize(1);
        assertThat(step.path()).isEqualTo("/a");
        assertThat(step.method().name()).isEqualTo("GET");
        assertThat(step.headers()).containsOnlyKeys("A");
        assertThat(drafted.said()).contains("What follows `--next` was left out");
    }

    @ParameterizedTest
    @CsvSource({
        "a.bin,   '',          /a.bin",
        "a.bin,   /,           /a.bin",
        "a.bin,   /up,         /up",
        "a.bin,   /up/?x=1,    /up/a.bin?x=1",
        "a.bin,   ?x=1,        /a.bin?x=1",
        "a.bin,   /up?x=a/,    /up?x=a/",
        "a.bin,   /up/#f,      /up/a.bin",
        "a.bin,   /up#f/,      /up",
        "'a b&c', /up/?x,      /up/a%20b%26c?x",
        "-,       /up/,        /up/",
        ".,       /up/,        /up/",
    })
    void should_name_the_file_as_curl_does_where_the_path_names_none(
            String file, String path, String drafted) {
        assertThat(step("curl -T '" + file + "' 'http://127.0.0.1:1" + path + "'").path())
                .isEqualTo(drafted);
    }

    @ParameterizedTest
    @CsvSource({"/a, /a?y=2", "/a?, /a?y=2", "/a?x=1, /a?x=1&y=2", "/a?x=1#f, /a?x=1&y=2"})
    void should_put_data_behind_the_query(String path, String drafted) {
        assertThat(step("curl -G -d y=2 'http://127.0.0.1:1" + path + "'").path())
                .isEqualTo(drafted);
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
            String option, String path, String sent, String method, String advice) {
        Drafted drafted = Drafted.ofCurl("curl " + option + " http://127.0.0.1:1" + path);
        HttpStep step = drafted.firstStep();

        assertThat(step.method().name()).isEqualTo(method);
        assertThat(step.path()).isEqualTo(sent);
        assertThat(step.body()).isEqualTo(new Body.None());
        assertThat(drafted.said()).contains("write `" + advice + "` into the step");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://bob:hunter%2222@127.0.0.1:1/a", "bob:hunter%2222@127.0.0.1:1/a"})
    void should_take_who_asks_from_the_address(String address) {
        Drafted drafted = Drafted.ofCurl("curl '" + address + "'");

        assertThat(drafted.scenario().target()).isEqualTo("http://127.0.0.1:1");
        assertThat(drafted.firstStep().headers())
                .containsEntry("Authorization", "Basic ${secrets.authorization}");
        assertThat(drafted.text()).doesNotContain("hunter");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json,                 '',                               '{}'",
        "application/json-patch+json,      application/json-patch+json,      '[{}]'",
        "application/merge-patch+json,     application/merge-patch+json,     '{}'",
        "application/json; charset=utf-8,  application/json; charset=utf-8,  '{}'",
        "application/x-www-form-urlencoded; charset=UTF-8, application/x-www-form-urlencoded; charset=UTF-8, a=b",
    })
    void should_keep_the_type_of_a_body(String type, String kept, String body) {
        HttpStep step =
                step("curl http://127.0.0.1:1/a -H 'Content-Type: " + type + "' -d '" + body + "'");

        assertThat(step.headers().getOrDefault("Content-Type", "")).isEqualTo(kept);
        assertThat(step.body()).isNotInstanceOf(Body.Text.class);
    }

    @Test
    void should_keep_the_digits_of_numbers() {
        String json = "{\"a\":100000000000000000000.01,\"b\":[1.10,1e2,-0,1E+3]}";

        assertThat(step("curl http://127.0.0.1:1/a --json '" + json + "'").body())
                .isEqualTo(new Body.Json(json));
    }

    @ParameterizedTest
    @CsvSource({
        "-H @heads,                     The headers in `heads` were left out",
        "-H Accept:,                    `--header 'Accept:'` was left out",
        "-H 'X-Empty;',                 `--header 'X-Empty;'` was left out",
        "--data-urlencode note@a.txt,   '`--data-urlencode note@a.txt`, which is in a file'",
        "-H 'Bearer hunter22',          A header without a name was left out",
        "-A agent/1,                    User-Agent",
    })
    void should_say_what_it_leaves_out(String option, String said) {
        Drafted drafted = Drafted.ofCurl("curl http://127.0.0.1:1/a " + option);

        assertThat(drafted.said()).contains(said).doesNotContain("hunter22");
    }

    @Test
    void should_take_nobody_from_a_query() {
        assertThat(step("curl 'http://127.0.0.1:1/a?to=http://x@y/'").path())
                .isEqualTo("/a?to=http://x@y/");
    }

    @Test
    void should_encode_what_has_no_name() {
        assertThat(step("curl -G http://127.0.0.1:1/a --data-urlencode '=a b&c'").path())
                .isEqualTo("/a?a+b%26c");
    }

    @Test
    void should_say_where_it_came_from() {
        assertThat(step("curl -e 'http://a.example/;auto' http://127.0.0.1:1/a").headers())
                .containsEntry("Referer", "http://a.example/");
    }

    @Test
    void should_carry_over_what_a_command_asks() {
        Drafted drafted =
                Drafted.ofCurl(
                        """
                        curl -sS 'http://127.0.0.1:8080/orders?dry=1' -X PUT \\
                          -H 'Content-Type: application/json' -H "X-Api-Key: abc-def-ghi" \\
                          --data-raw $'{"note":"it\\'s","total":3}' -L -u ada:pass-word --cert a.pem
                        """);
        HttpStep step = drafted.firstStep();

        assertThat(step.method().name()).isEqualTo("PUT");
        assertThat(step.path()).isEqualTo("/orders?dry=1");
        assertThat(step.body().toString()).contains("it's").contains("\"total\":3");
        assertThat(drafted.scenario().defaults().options().redirects()).contains(10);
        assertThat(drafted.text())
                .contains("The option `--cert` was left out", "X-Api-Key: \"${secrets.api_key}\"")
                .doesNotContain("abc-def-ghi", "pass-word", "YWRhOnBhc3Mtd29yZA");
    }

    private Drafted ofLines(String commands) throws IOException {
        return Drafted.ofCurl(Files.writeString(folder.resolve("cmds.sh"), commands).toString());
    }

    @Test
    void should_say_of_a_step_only_what_its_command_says() throws IOException {
        Drafted drafted =
                ofLines(
                        """
                        curl http://127.0.0.1:1/one
                        curl -L http://127.0.0.1:1/two --retry 3
                        curl 'http://127.0.0.1:1/three/[a]'
                        """);

        assertThat(drafted.scenario().defaults().options()).isEqualTo(HttpOptions.NONE);
        assertThat(steps(drafted))
                .extracting(HttpStep::path)
                .containsExactly("/one", "/two", "/three/[a]");
        assertThat(steps(drafted))
                .extracting(step -> step.options().redirects().orElse(0))
                .containsExactly(0, 10, 0);
        assertThat(steps(drafted))
                .extracting(step -> step.options().retry().map(Retry::times).orElse(0))
                .containsExactly(0, 3, 0);
        assertThat(drafted.notes()).isEmpty();
    }

    private static List<HttpStep> steps(Drafted drafted) {
        return drafted.scenario().workloads().getFirst().steps().stream()
                .map(HttpStep.class::cast)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --retry 2                       | retry: { times: 2, backoff: 1s..10m, jitter: 0%, on: [ 408, 429, 500, 502..504 ] }
                    --retry 2 --retry-delay 3       | retry: { times: 2, backoff: 3s, jitter: 0%, on: [ 408, 429, 500, 502..504 ] }
                    --retry 1 --retry-connrefused   | retry: { times: 1, backoff: 1s..10m, jitter: 0%, on: [ connect, 408, 429, 500, 502..504 ] }
                    --retry-all-errors --retry 1    | retry: { times: 1, backoff: 1s..10m, jitter: 0%, on: [ connect, closed, 400..599 ] }
                    --retry 50                      | The option `--retry` was left out
                    --retry 2 --retry-max-time 9    | The option `--retry-max-time` was left out
                    """)
    void should_try_again_as_curl_does(String options, String drafted) {
        assertThat(Drafted.ofCurl("curl http://127.0.0.1:1/a " + options).text()).contains(drafted);
    }

    @ParameterizedTest
    @CsvSource({
        "'/a?x={1,2}', true",
        "'/a/[1-9]', true",
        "'/a/[01-10:2]', true",
        "'/a/{b}?c=[]', false",
        "'/a/[1-9] -g', false",
    })
    void should_say_that_curl_makes_several_requests(String path, boolean said) {
        assertThat(Drafted.ofCurl("curl http://127.0.0.1:1" + path).said().contains("several"))
                .isEqualTo(said);
    }

    @Test
    void should_make_a_step_of_each_command_of_a_file() throws IOException {
        Path commands =
                Files.writeString(
                        folder.resolve("cmds.sh"),
                        """
                        # two
                        curl http://127.0.0.1:8080/login -d user=ada -d 'pass=a%20b' -d 'x=${y}'
                        curl http://127.0.0.1:8080/search -G --data-urlencode 'q=a b'
                        """);
        Drafted drafted = Drafted.ofCurl(commands.toString());

        assertThat(drafted.scenario().workloads().getFirst().steps())
                .map(step -> ((HttpStep) step).path())
                .containsExactly("/login", "/search?q=a+b");
        assertThat(drafted.text()).contains("form:", "$${y}");
    }
}
