package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.results.fixture.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --report FILE}: the result as a page beside the summary. */
final class ReportOptionTest {

    private static final String URL = "http://127.0.0.1:8080/";

    @TempDir private Path folder;

    private final CommandLineRun healthy = new CommandLineRun((_, _, _) -> Runs.healthy());

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void should_write_the_page_and_say_where() throws IOException {
        Path report = folder.resolve("report.html");

        assertThat(healthy.run("quick", URL, "-r", "10/s", "--report", report.toString())).isZero();

        assertThat(healthy.out()).contains("PASS  checkout").endsWith("Report    " + report + "\n");
        assertThat(report)
                .content()
                .startsWith("<!doctype html>")
                .contains("plimsoll quick " + URL + " -r 10/s --report " + report);
        assertThat(files()).containsExactly(report);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(report)))
                .isEqualTo("rw-------");
    }

    @Test
    void should_replace_an_older_page_and_keep_standard_output_to_json() throws IOException {
        Path report = Files.writeString(folder.resolve("report.HTM"), "old");

        assertThat(healthy.run("quick", URL, "-r", "10/s", "--json", "--report", report.toString()))
                .isZero();

        assertThat(healthy.out()).startsWith("{").endsWith("}\n");
        assertThat(report).content().startsWith("<!doctype html>");
    }

    @ParameterizedTest
    @CsvSource({
        "report.pdf, a report is an HTML file",
        "missing/report.html, there is no such folder",
        "taken.html, cannot be written"
    })
    void should_refuse_a_place_that_holds_no_report_before_it_runs(String name, String why)
            throws IOException {
        Files.createDirectory(folder.resolve("taken.html"));
        CommandLineRun run = CommandLineRun.withoutRuns();

        assertThat(run.run("quick", URL, "-r", "10/s", "--report", folder.resolve(name).toString()))
                .isEqualTo(2);

        assertThat(run.err()).contains("error: --report ", name, why, "help: ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void should_tell_the_verdict_also_when_the_page_cannot_be_written() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        CommandLineRun run =
                new CommandLineRun(
                        (_, _, _) -> {
                            try {
                                Files.delete(gone);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                            return Runs.healthy();
                        });

        String report = gone.resolve("report.html").toString();
        assertThat(run.run("quick", URL, "-r", "10/s", "--report", report)).isEqualTo(113);

        assertThat(run.out()).startsWith("PASS  checkout");
        assertThat(run.err()).contains("error: the report could not be written", "help: ");
    }
}
