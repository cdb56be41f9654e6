package io.plimsoll.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.scenario.Auth;
import io.plimsoll.model.scenario.Connections;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.results.fixture.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a target says must neither command a terminal nor give credentials away. */
final class SafeTextTest {

    @Test
    void should_let_no_control_character_through() {
        for (int character = 0; character < 0x10000; character++) {
            String shown = SafeText.of("a" + (char) character + "b", 100);
            assertThat(shown.codePoints())
                    .as("U+%04x", character)
                    .noneMatch(Character::isISOControl);
            assertThat(shown.codePoints())
                    .as("U+%04x", character)
                    .noneMatch(c -> Character.getType(c) == Character.FORMAT);
        }
    }

    @Test
    void should_show_the_rest_as_it_is_and_a_cut_as_a_cut() {
        assertThat(SafeText.of("größer 😀", 100)).isEqualTo("größer 😀");
        assertThat(SafeText.of("😀😀😀😀", 3)).isEqualTo("😀😀…");
        assertThat(SafeText.of("abc", 3)).isEqualTo("abc");
    }

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
}
