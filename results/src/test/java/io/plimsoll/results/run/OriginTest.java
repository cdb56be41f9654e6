package io.plimsoll.results.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class OriginTest {

    @Test
    void should_write_the_command_as_a_shell_takes_it() {
        Origin origin =
                new Origin(List.of("quick", "http://h/?a=1&b", "-H", "X: it's", ""), "0.1.0", "");

        assertThat(origin.commandLine())
                .isEqualTo("plimsoll quick 'http://h/?a=1&b' -H 'X: it'\\''s' ''");
    }
}
