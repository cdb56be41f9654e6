package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a run is made again from what is kept of it. */
final class ReportCommandTest {

    private static final String NAME = "20261121-173056-checkout";
    private static final String[] QUICK = {"quick", "http://127.0.0.1:8080/", "-r", "9/s"};

    @TempDir Path state;

    private CommandLineRun program(CommandLineRun.Script script) {
        CommandLineRun program = new CommandLineRun(script);
        program.environment.put("XDG_STATE_HOME", state.toString());
        return program;
    }

    private CommandLineRun report(String... words) {
        CommandLineRun program =
                program(
                        (_, _, _) -> {
                            throw new AssertionError("nothing should run");
                        });
        String[] all = new String[words.length + 1];
        all[0] = "report";
        System.arraycopy(words, 0, all, 1, words.length);
        program.run(all);
        return program;
    }

    private void complete() {
        assertThat(
                        program((scenario, listener, _) -> KeptRuns.play(scenario, listener, 20))
                                .run(QUICK))
                .isZero();
    }

    private void interrupted() {
        assertThat(
                        program(
                                        (_, listener, _) -> {
                                            KeptRuns.begin(listener, 4);
                                            throw new IllegalStateException("killed");
                                        })
                                .run(QUICK))
                .isEqualTo(1);
    }

    private Path run() {
        return state.resolve("plimsoll/runs").resolve(NAME);
    }

    @Test
    void should_write_the_same_report_and_document_again() throws IOException {
        complete();
        String page = Files.readString(run().resolve("report.html"));
        String document = Files.readString(run().resolve("result.json"));
        Files.delete(run().resolve("report.html"));
        Files.delete(run().resolve("result.json"));

        CommandLineRun report = report("last", "-f", "html,json");

        assertThat(report.err()).isEmpty();
        assertThat(report.out().lines())
                .containsExactly(
                        run().resolve("report.html").toString(),
                        run().resolve("result.json").toString());
        assertThat(run().resolve("report.html")).hasContent(page);
        assertThat(run().resolve("result.json")).hasContent(document);
    }

    @Test
    void should_write_elsewhere_named_after_the_run_and_for_its_owner_alone() throws IOException {
        complete();
        Path there = Files.createDirectory(state.resolve("there"));

        CommandLineRun report = report("--to", there.toString());

        Path page = there.resolve(NAME + ".html");
        assertThat(report.out()).isEqualTo(page + System.lineSeparator());
        assertThat(page).hasSameTextualContentAs(run().resolve("report.html"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
                .isEqualTo("rw-------");
    }

    @Test
    void should_report_an_interrupted_run_as_far_as_it_came() throws IOException {
        interrupted();

        CommandLineRun report = report(NAME);

        assertThat(report.err()).contains("`" + NAME + "` ends after second 4");
        assertThat(Files.readString(run().resolve("report.html")))
                .contains("stopped", "quick http://127.0.0.1:8080/ -r 9/s");
        assertThat(run().resolve("result.json")).doesNotExist();
    }

    @Test
    void should_say_what_is_wrong_with_what_was_asked_for() throws IOException {
        complete();

        assertThat(report("-f", "pdf").err())
                .contains("`pdf` is no format of a report", "html,json");
        assertThat(report("nothing-like-it").err()).contains("there is no run `nothing-like-it`");
        assertThat(report("--to", state.resolve("nowhere").toString()).err())
                .contains("there is no folder `" + state.resolve("nowhere") + "`", "make it");
        assertThat(report("--out", "off").err()).contains("nothing is kept at `off`");
    }
}
