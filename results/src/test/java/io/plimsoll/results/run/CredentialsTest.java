package io.plimsoll.results.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.scenario.Auth;
import io.plimsoll.model.scenario.Connections;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.yaml.ScenarioReader;
import io.plimsoll.results.fixture.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a target says, and what is kept of a scenario, must not give credentials away. */
final class CredentialsTest {

    @Test
    void should_hide_credentials_that_a_target_echoes() {
        Map<String, String> headers =
                Map.of(
                        "Authorization",
                        "Bearer t0psecret",
                        "X-Api-Key",
                        "${key}",
                        "Accept",
                        "text/plain");
        Defaults defaults =
                new Defaults(
                        Duration.ofSeconds(1),
                        headers,
                        Connections.SHARED,
                        true,
                        List.of(),
                        HttpOptions.NONE.with(new Auth.Basic("me", "pa ${key}")));
        Scenario plain = Runs.scenario();
        Scenario scenario =
                new Scenario(
                        plain.name(),
                        plain.target(),
                        plain.allow(),
                        1,
                        Map.of("key", "abcd1234"),
                        defaults,
                        plain.workloads(),
                        plain.phases(),
                        plain.limits(),
                        plain.slos());

        String shown =
                Credentials.of(scenario)
                        .mask(
                                "bad token t0psecret, key abcd1234, Bearer t0psecret, text/plain,"
                                        + " pa abcd1234, bWU6cGEgYWJjZDEyMzQ=");

        assertThat(shown).isEqualTo("bad token ***, key ***, ***, text/plain, ***, ***");
    }

    @Test
    void should_hide_those_of_what_is_done_once() {
        Scenario scenario =
                new ScenarioReader(Set.of())
                        .read(
                                "once.yaml",
                                """
                name: once
                target: http://127.0.0.1:8080
                setup:
                  - post: /login
                    headers: { X-Api-Key: setup-s3cret }
                teardown:
                  - post: /logout
                    auth: { bearer: teardown-s3cret }
                steps: [ { get: / } ]
                phases: [ { name: steady, rate: 1/s, for: 1s } ]
                """);
        Credentials credentials = Credentials.of(scenario);

        assertThat(credentials.file(scenario))
                .contains("X-Api-Key: \"***\"")
                .doesNotContain("s3cret");
        assertThat(credentials.mask("setup-s3cret, c2V0dXAtczNjcmV0, teardown%2Ds3cret"))
                .isEqualTo("***, ***, ***");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Key,     AIzaSyD9tSrke72PouQMnMX0, true",
        "X-Key,     '${made}',                true",
        "X-Key,     red-shoes,                false",
        "X-Product, AIzaSyD9tSrke72PouQMnMX0, false",
    })
    void should_hide_a_plain_key_only_when_it_is_that_of_an_account(
            String header, String value, boolean hidden) {
        Scenario scenario =
                new ScenarioReader(Set.of())
                        .read(
                                "key.yaml",
                                """
                                name: key
                                target: http://127.0.0.1:8080
                                vars: { made: 0123456789abcdef }
                                steps: [ { get: /, headers: { "%s": "%s" } } ]
                                phases: [ { name: steady, rate: 1/s, for: 1s } ]
                                """
                                        .formatted(header, value));
        Credentials credentials = Credentials.of(scenario);
        String sent = value.replace("${made}", "0123456789abcdef");

        assertThat(credentials.mask("it said " + sent).equals("it said ***")).isEqualTo(hidden);
        assertThat(credentials.file(scenario).contains(sent)).isEqualTo(!hidden);
    }
}
