package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.outcome.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs are kept while they go on, and come back from where they are kept. */
final class RunsCommandTest {

    private static final String[] QUICK = {"quick", "http://127.0.0.1:8080/", "-r", "9/s"};

    @TempDir Path state;

    /** The program on this folder, with runs of so many seconds. */
    private CommandLineRun program(int seconds) {
        CommandLineRun program =
                new CommandLineRun(
                        (scenario, listener, _) -> KeptRuns.play(scenario, listener, seconds));
        program.environment.put("XDG_STATE_HOME", state.toString());
        return program;
    }

    private static String[] quick(String... more) {
        return Stream.concat(Stream.of(QUICK), Stream.of(more)).toArray(String[]::new);
    }

    /** A run whose process was killed: it never came to its end. */
    private void interrupted(int seconds) {
        CommandLineRun program =
                new CommandLineRun(
                        (_, listener, _) -> {
                            KeptRuns.begin(listener, seconds);
                            throw new IllegalStateException("killed");
                        });
        program.environment.put("XDG_STATE_HOME", state.toString());
        assertThat(program.run(QUICK)).isEqualTo(1);
    }

    private List<Path> kept() throws IOException {
        Path runs = state.resolve("plimsoll/runs");
        if (!Files.exists(runs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(runs)) {
            return files.sorted().toList();
        }
    }

    @Test
    void should_keep_a_run_and_show_it_again_as_it_was_shown() throws IOException {
        CommandLineRun first = program(20);
        assertThat(first.run(QUICK)).as(first.err()).isZero();
        Path run = kept().getFirst();
        assertThat(first.err())
                .endsWith("kept in %s%nreport  %s/report.html%n".formatted(run, run));

        CommandLineRun again = program(0);

        assertThat(again.run("runs", "show")).as(again.err()).isZero();
        assertThat(again.out()).isEqualTo(first.out()).contains("200 planned");
        assertThat(Files.readString(run.resolve("scenario.yaml"))).contains("checkout");
        assertThat(Files.readString(run.resolve("report.html"))).contains("200 planned");
        assertThat(run).isDirectoryNotContaining(file -> file.endsWith("lock"));
    }

    @Test
    void should_keep_the_document_that_json_prints() throws IOException {
        CommandLineRun program = program(20);
        program.run(quick("--json"));

        assertThat(Files.readString(kept().getFirst().resolve("result.json")))
                .isEqualTo(program.out());
    }

    @Test
    void should_be_its_owners_alone() throws IOException {
        program(3).run(QUICK);

        try (Stream<Path> files = Files.walk(kept().getFirst())) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void should_keep_a_run_where_it_is_told_or_not_at_all() throws IOException {
        Path elsewhere = state.resolve("else where");
        program(3).run(quick("--out", elsewhere.toString()));
        program(3).run(quick("--out", "off"));

        assertThat(kept()).isEmpty();
        CommandLineRun list = program(0);
        assertThat(list.run("runs", "ls", "--out", elsewhere.toString())).isZero();
        assertThat(list.out()).contains("20261121-173056-checkout", "in " + elsewhere);
    }

    @Test
    void should_list_what_became_of_each() throws IOException {
        program(20).run(QUICK);
        interrupted(4);
        CommandLineRun list = program(0);

        assertThat(list.run("runs", "ls")).isZero();

        List<String> lines = list.out().lines().toList();
        assertThat(lines.get(0)).matches("run +took +planned +room");
        assertThat(lines.get(1)).matches("20261121-173056-checkout +PASS +20.0s +200 +[0-9.]+ kB");
        assertThat(lines.get(2)).matches("20261121-173056-checkout-2 +interrupted +[0-9.]+ k?B");
        assertThat(lines.get(3)).isEqualTo("in " + state.resolve("plimsoll/runs"));
        CommandLineRun json = program(0);
        assertThat(json.run("runs", "ls", "--json")).isZero();
        JsonNode tree = new JsonMapper().readTree(json.out());
        assertThat(tree.at("/0/state").asString()).isEqualTo("ended");
        assertThat(tree.at("/0/verdict").asString()).isEqualTo("pass");
        assertThat(tree.at("/1/state").asString()).isEqualTo("interrupted");
        assertThat(tree.at("/1/bytes").asLong()).isPositive();
    }

    @Test
    void should_recover_an_interrupted_run_once() throws IOException {
        interrupted(4);
        CommandLineRun recover = program(0);

        assertThat(recover.run("runs", "recover")).as(recover.err()).isZero();

        assertThat(recover.out()).contains("stopped", "40 planned = 40 completed");
        assertThat(recover.err()).contains("ends after second 4");
        JsonNode result =
                new JsonMapper()
                        .readTree(Files.readString(kept().getFirst().resolve("result.json")));
        assertThat(result.at("/exitCode").asInt()).isEqualTo(105);
        assertThat(result.at("/causes/1/code").asInt()).isEqualTo(113);
        assertThat(kept().getFirst().resolve("report.html")).isNotEmptyFile();
        CommandLineRun again = program(0);
        assertThat(again.run("runs", "recover")).isZero();
        assertThat(again.err()).contains("no run is to be recovered");
    }

    @Test
    void should_make_a_result_that_is_missing_again_and_not_take_its_run_for_interrupted()
            throws IOException {
        CommandLineRun first = program(20);
        first.run(quick("--json"));
        Path result = kept().getFirst().resolve("result.json");
        Files.delete(result);
        CommandLineRun list = program(0);
        assertThat(list.run("runs", "ls")).isZero();
        assertThat(list.out().lines().toList().get(1))
                .matches("20261121-173056-checkout +finished, no result +[0-9.]+ kB");
        assertThat(list.out())
                .contains("`plimsoll runs recover` makes the results that are missing");
        CommandLineRun json = program(0);
        assertThat(json.run("runs", "ls", "--json")).isZero();
        assertThat(new JsonMapper().readTree(json.out()).at("/0/state").asString())
                .isEqualTo("finished");

        CommandLineRun recover = program(0);
        assertThat(recover.run("runs", "recover")).as(recover.err()).isZero();

        assertThat(recover.err()).isEmpty();
        assertThat(recover.out()).startsWith("PASS");
        assertThat(result).hasContent(first.out());
        Files.delete(result);
        assertThat(program(0).run("report", "-f", "json")).isZero();
        assertThat(result).hasContent(first.out());
        CommandLineRun again = program(0);
        assertThat(again.run("runs", "ls")).isZero();
        assertThat(again.out()).contains("PASS").doesNotContain("recover");
    }

    @Test
    void should_recover_a_run_that_was_cut_off_within_its_first_second() {
        interrupted(0);
        CommandLineRun recover = program(0);

        assertThat(recover.run("runs", "recover")).as(recover.err()).isZero();

        assertThat(recover.out()).contains("0 planned");
        assertThat(recover.err()).contains("ends within its first second").contains("unfinished");
    }

    @Test
    void should_refuse_a_journal_without_a_beginning() throws IOException {
        interrupted(1);
        Path journal = kept().getFirst().resolve("journal/00000");
        Files.writeString(journal, "plims");
        CommandLineRun recover = program(0);
        assertThat(recover.run("runs", "recover", "last")).isEqualTo(113);
        assertThat(recover.err())
                .contains("has no beginning: its last block was not", "plimsoll runs rm");
        Files.write(journal, new byte[5]);
        CommandLineRun damaged = program(0);

        assertThat(damaged.run("runs", "recover", "last")).isEqualTo(113);

        assertThat(damaged.err())
                .contains("has no beginning: it does not begin like a journal", "copy")
                .doesNotContain("runs rm", "second");
        CommandLineRun list = program(0);
        assertThat(list.run("runs", "ls")).isZero();
        assertThat(list.out()).contains("not readable").doesNotContain("recover");
        CommandLineRun all = program(0);
        assertThat(all.run("runs", "recover")).isZero();
        assertThat(all.err()).contains("no run is to be recovered");
    }

    @Test
    void should_call_a_run_of_another_version_what_it_is() throws IOException {
        program(3).run(QUICK);
        Path directory = kept().getFirst();
        Files.writeString(directory.resolve("journal/00000"), "plimsoll journal 1\nlike this");
        CommandLineRun withResult = program(0);
        assertThat(withResult.run("runs", "show")).isEqualTo(113);
        assertThat(withResult.err())
                .contains("error: another version of Plimsoll wrote `" + directory.getFileName())
                .contains("its journal has format 1, and this version reads 2")
                .contains("what it came to stands in `" + directory.resolve("result.json"))
                .doesNotContain("runs rm");
        Files.delete(directory.resolve("result.json"));

        CommandLineRun list = program(0);
        assertThat(list.run("runs", "ls")).isZero();
        CommandLineRun all = program(0);
        assertThat(all.run("runs", "recover")).isZero();
        CommandLineRun one = program(0);
        assertThat(one.run("runs", "recover", "last")).isEqualTo(113);

        assertThat(list.out()).contains("of another version").doesNotContain("recover");
        assertThat(all.err()).contains("no run is to be recovered");
        assertThat(one.err()).contains("with that version makes its result");
    }

    @Test
    void should_remove_what_is_named_and_nothing_else() throws IOException {
        program(3).run(QUICK);
        program(3).run(QUICK);
        Path other = Files.createDirectory(kept().getFirst().resolveSibling("holiday-pictures"));

        assertThat(program(0).run("runs", "rm", "20261121-173056-checkout-2")).isZero();
        assertThat(program(0).run("runs", "rm", other.toString())).isEqualTo(2);
        Files.createDirectory(other.resolve("journal"));
        assertThat(program(0).run("runs", "rm", other.toString(), "--out", "elsewhere"))
                .as("other programs keep a journal too")
                .isEqualTo(2);
        Files.delete(other.resolve("journal"));
        assertThat(program(0).run("runs", "rm", "")).isEqualTo(2);
        assertThat(program(0).run("runs", "rm")).isEqualTo(2);
        assertThat(program(0).run("runs", "rm", "last", "nothing-like-it")).isEqualTo(2);

        assertThat(kept())
                .extracting(path -> path.getFileName().toString())
                .containsExactly("20261121-173056-checkout", "holiday-pictures");
    }

    @Test
    void should_find_a_run_by_a_beginning_that_no_other_has() {
        program(3).run(QUICK);
        assertThat(program(0).run("runs", "show", "2026")).isZero();
        program(3).run(QUICK);
        CommandLineRun both = program(0);

        assertThat(both.run("runs", "show", "2026")).isEqualTo(2);
        assertThat(both.err()).contains("several runs begin with `2026`");
        CommandLineRun wrong = program(0);
        assertThat(wrong.run("runs", "show", "20261121-173056-chekout")).isEqualTo(2);
        assertThat(wrong.err()).contains("did you mean `20261121-173056-checkout`");
    }

    @Test
    void should_not_touch_a_run_that_goes_on() throws IOException {
        CommandLineRun inside = program(0);
        CommandLineRun program =
                new CommandLineRun(
                        (scenario, listener, _) -> {
                            Run run = KeptRuns.play(scenario, listener, 2);
                            assertThat(inside.run("runs", "ls")).isZero();
                            assertThat(inside.run("runs", "rm", "last")).isEqualTo(2);
                            assertThat(inside.run("runs", "recover", "last")).isEqualTo(2);
                            return run;
                        });
        program.environment.put("XDG_STATE_HOME", state.toString());
        assertThat(program.run(QUICK)).isZero();

        assertThat(inside.out()).contains("running");
        assertThat(inside.err()).contains("is still running");
        assertThat(kept()).hasSize(1);
    }

    @Test
    void should_refuse_to_begin_where_nothing_can_be_kept() throws IOException {
        Path file = Files.createFile(state.resolve("file"));
        CommandLineRun program = CommandLineRun.withoutRuns();

        for (String place : List.of(file + "", file + "/runs", "/proc/self/runs")) {
            assertThat(program.run(quick("--out", place))).as(place).isEqualTo(2);
        }
        assertThat(program.err())
                .contains(
                        "error: the run cannot be kept: `%s` is a file".formatted(file),
                        "nothing can be made in `/proc/self`: ",
                        "help: name another folder with --out, or keep nothing: --out off");
        assertThat(program.run(quick("--out", state + "/a/b/file"))).as("no run").isEqualTo(1);
        assertThat(state).isDirectoryNotContaining(path -> path.endsWith("a"));
    }

    @Test
    void should_go_on_where_nothing_can_be_kept_any_more_and_exit_with_113() throws IOException {
        Path place = state.resolve("place");
        CommandLineRun program =
                new CommandLineRun(
                        (scenario, listener, _) -> {
                            try {
                                Files.createFile(place);
                            } catch (IOException failure) {
                                throw new UncheckedIOException(failure);
                            }
                            return KeptRuns.play(scenario, listener, 20);
                        });

        assertThat(program.run(quick("--json", "--out", place + "/runs"))).isEqualTo(113);

        assertThat(program.err()).containsOnlyOnce("the run cannot be kept").contains("--out off");
        JsonNode json = new JsonMapper().readTree(program.out());
        assertThat(json.at("/verdict").asString()).isEqualTo("pass");
        assertThat(json.at("/causes/0/cause").asString()).isEqualTo("results incomplete");
    }

    @Test
    void should_go_on_where_the_usual_folder_cannot_be_made() throws IOException {
        CommandLineRun program = program(2);
        program.environment.put(
                "XDG_STATE_HOME", Files.createFile(state.resolve("file")).toString());

        assertThat(program.run(quick())).isEqualTo(113);
        assertThat(program.err()).contains("the run cannot be kept");
    }

    @Test
    void should_say_that_there_is_nothing_yet() {
        CommandLineRun program = program(0);

        assertThat(program.run("runs", "ls")).isZero();
        assertThat(program.out()).startsWith("no runs in " + state);
        assertThat(program.run("runs", "show")).isEqualTo(2);
        assertThat(program.run("runs", "sing")).isEqualTo(2);
        assertThat(program.err()).contains("`sing` is no action");
    }
}
