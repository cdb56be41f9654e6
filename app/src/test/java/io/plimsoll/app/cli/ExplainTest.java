package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.outcome.ErrorKind;
import org.junit.jupiter.api.Test;

/** What exit codes and kinds of error mean. */
final class ExplainTest {

    private final CommandLineRun run = CommandLineRun.withoutRuns();

    @Test
    void should_explain_a_code_and_a_kind_of_error() {
        assertThat(run.run("explain", "111")).isZero();
        assertThat(run.run("explain", "timeout")).isZero();
        assertThat(run.out().lines())
                .hasSize(6)
                .contains("111  the plan was not delivered: inconclusive")
                .contains("timeout  no complete answer within the timeout")
                .contains("blamed on the target");
        assertThat(run.run("explain", "never", "sent")).isZero();
        assertThat(run.out()).contains("never sent  the timeout ran out while waiting");
    }

    @Test
    void should_list_everything_when_nothing_is_asked() {
        assertThat(run.run("explain")).isZero();

        for (ExitCode code : ExitCode.values()) {
            assertThat(run.out()).contains(code.code() + "  " + code.meaning() + "\n");
        }
        for (ErrorKind kind : ErrorKind.values()) {
            assertThat(run.out()).contains("  " + kind.label() + " ").contains(kind.meaning());
        }
    }

    @Test
    void should_tell_an_http_status_from_an_exit_code() {
        assertThat(run.run("explain", "404")).isZero();
        assertThat(run.out())
                .isEqualTo(
                        "404  no exit code but an HTTP status: an error of kind `status`, unless"
                                + " `check: { status: 404 }` of the step asks for it\n");
        assertThat(run.run("explain", "302")).isZero();
        assertThat(run.out()).contains("302  no exit code but an HTTP status: not an error");
    }

    @Test
    void should_suggest_no_number_for_a_number() {
        assertThat(run.run("explain", "timeuot")).isEqualTo(2);
        assertThat(run.err()).contains("did you mean `timeout`?");
        assertThat(run.run("explain", "110")).isEqualTo(2);
        assertThat(run.err())
                .endsWith(
                        "error: `110` is neither an exit code nor a kind of error\n"
                                + "  help: `plimsoll explain` lists them\n");
    }
}
