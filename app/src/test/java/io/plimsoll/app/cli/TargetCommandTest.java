package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A reference target that reads its own options. */
final class TargetCommandTest {

    @Test
    void should_name_the_help_that_there_is_when_the_target_refuses_an_option() {
        CommandLineRun run = CommandLineRun.withoutRuns();
        run.environment.put("PLIMSOLL_CALLED", "./plimsoll");

        assertThat(run.run("target", "echo", "--prt", "80")).isEqualTo(2);
        assertThat(run.err()).isEqualTo("`./plimsoll target echo --help` lists the options\n");
    }
}
