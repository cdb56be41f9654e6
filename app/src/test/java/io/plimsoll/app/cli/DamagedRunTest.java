package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that came to its end, and whose journal was changed on its disk afterwards. */
final class DamagedRunTest {

    @TempDir private Path state;
    private Path kept = Path.of("");

    @BeforeEach
    void damage() throws IOException {
        assertThat(program(20).run("quick", "http://127.0.0.1:8080/", "-r", "9/s")).isZero();
        try (Stream<Path> runs = Files.list(state.resolve("plimsoll/runs"))) {
            kept = runs.findFirst().orElseThrow();
        }
        Path journal = kept.resolve("journal/00000");
        byte[] bytes = Files.readAllBytes(journal);
        bytes[bytes.length / 2] ^= 1;
        Files.write(journal, bytes);
    }

    /** The program on this folder, with runs of so many seconds. */
    private CommandLineRun program(int seconds) {
        CommandLineRun program =
                new CommandLineRun(
                        (scenario, listener, _) -> KeptRuns.play(scenario, listener, seconds));
        program.environment.put("XDG_STATE_HOME", state.toString());
        return program;
    }

    @Test
    void should_show_what_stands_before_a_damage_and_say_so() throws IOException {
        CommandLineRun show = program(0);

        assertThat(show.run("runs", "show")).isEqualTo(113);

        assertThat(show.err())
                .contains("is damaged: a block whose checksum is wrong")
                .contains("what it came to stands in `" + kept);
        assertThat(show.out()).contains("damaged, ").doesNotContain("stopped", "PASS");
    }

    @Test
    void should_recover_nothing_over_a_result_from_a_damaged_journal() throws IOException {
        Path result = kept.resolve("result.json");
        Path page = kept.resolve("report.html");
        byte[] before = Files.readAllBytes(result);
        byte[] pageBefore = Files.readAllBytes(page);
        CommandLineRun recover = program(0);

        assertThat(recover.run("runs", "recover", "last")).isEqualTo(113);

        assertThat(recover.err()).contains("`" + result + "` stays as it is").contains("--to");
        assertThat(result).hasBinaryContent(before);
        assertThat(page).hasBinaryContent(pageBefore);
        Files.delete(result);
        Files.delete(page);
        assertThat(program(0).run("runs", "recover")).as("what can be read").isEqualTo(113);
        assertThat(result).content().contains("\"exitCode\" : 113");
    }

    @Test
    void should_write_no_report_of_a_damaged_journal_over_the_one_that_is_whole()
            throws IOException {
        Path result = kept.resolve("result.json");
        byte[] before = Files.readAllBytes(result);
        CommandLineRun report = program(0);

        assertThat(report.run("report", "-f", "json")).isEqualTo(113);
        assertThat(report.err()).contains("is damaged").contains("--to");
        assertThat(result).hasBinaryContent(before);
        Path there = Files.createDirectory(kept.resolveSibling("there"));
        assertThat(program(0).run("report", "-f", "json", "--to", there.toString())).isEqualTo(113);
        assertThat(there).isDirectoryContaining("glob:**.json");
    }
}
