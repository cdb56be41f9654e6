package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.results.fixture.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments in, exit code and output out. */
final class ProgramTest {

    private static final String SCENARIO =
            """
            name: shop
            target: http://127.0.0.1:8080
            seed: 7
            workloads: { a: { steps: [ { get: / } ] } }
            phases: [ { name: steady, rate: 10/s, for: 20s } ]
            slo: [ p99 < 1s ]
            """;

    @TempDir private Path folder;

    private final CommandLineRun healthy =
            new CommandLineRun((_, _, _) -> Runs.healthy("p99 < 1s"));

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("shop.yaml"), text).toString();
    }

    @Test
    void should_pass() throws IOException {
        assertThat(healthy.run("run", file(SCENARIO))).isZero();

        assertThat(healthy.out()).startsWith("PASS  checkout: 2 SLOs met");
        assertThat(healthy.err())
                .startsWith(
                        "shop: 1 phase, 20.0s, 200 arrivals (200 requests), peak 10/s →"
                                + " http://127.0.0.1:8080\n");
        assertThat(healthy.scenario().seed()).isEqualTo(7);
        assertThat(healthy.options.getFirst().warmUp()).isTrue();
    }

    @Test
    void should_change_the_scenario_before_it_runs() throws IOException {
        String file = file(SCENARIO);

        assertThat(healthy.run("run", file, "--set", "phases.steady.rate=40/s", "--set=seed=8"))
                .isZero();
        assertThat(healthy.err()).startsWith("shop: 1 phase, 20.0s, 800 arrivals");
        assertThat(healthy.scenario().seed()).isEqualTo(8);

        assertThat(healthy.run("plan", file, "--set", "phases.steady.rate=41/s")).isZero();
        assertThat(healthy.out()).contains("820 arrivals");
        assertThat(healthy.run("check", file, "--set", "phases.steady.rate=41")).isEqualTo(104);
        assertThat(healthy.err())
                .contains("--> command line:1:26", "| --set phases.steady.rate=41\n");
    }

    @Test
    void should_change_what_quick_does() {
        assertThat(
                        healthy.run(
                                "quick",
                                "127.0.0.1:8080/a",
                                "-r",
                                "10/s",
                                "--set",
                                "slo=[ p99 < 50ms ]",
                                "--set",
                                "phases.quick.for=3s"))
                .isZero();
        assertThat(healthy.scenario().slos()).hasSize(1);
        assertThat(healthy.scenario().phases().getFirst().length()).hasSeconds(3);
    }

    @Test
    void should_fail_when_an_slo_is_missed() throws IOException {
        CommandLineRun run = new CommandLineRun((_, _, _) -> Runs.failing(ErrorKind.STATUS, "500"));

        assertThat(run.run("run", file(SCENARIO))).isEqualTo(99);
        assertThat(run.out()).startsWith("FAIL  checkout: 1 of 1 SLO missed");
    }

    @Test
    void should_be_inconclusive_when_the_plan_was_not_delivered() throws IOException {
        CommandLineRun run = new CommandLineRun((_, _, _) -> Runs.late());

        assertThat(run.run("run", file(SCENARIO))).isEqualTo(111);
        assertThat(run.out()).startsWith("INCONCLUSIVE  checkout: the plan was not delivered");
    }

    @Test
    void should_hand_every_option_to_the_engine() throws IOException {
        assertThat(
                        healthy.run(
                                "run",
                                file(SCENARIO),
                                "--cold",
                                "--seed",
                                "-99",
                                "--shards=3",
                                "--allow",
                                "a.example",
                                "--allow",
                                "b.example"))
                .isZero();

        assertThat(healthy.scenario().seed()).isEqualTo(-99);
        assertThat(healthy.options.getFirst().warmUp()).isFalse();
        assertThat(healthy.options.getFirst().shards()).isEqualTo(3);
        assertThat(healthy.options.getFirst().allow()).containsExactly("a.example", "b.example");
    }

    @Test
    void should_not_pass_when_the_result_could_not_be_written() throws IOException {
        CommandLineRun run = healthy.onAFullDisk();

        assertThat(run.run("run", file(SCENARIO), "--json")).isEqualTo(113);
        assertThat(run.err()).contains("not all could be written to standard output");
    }

    @Test
    void should_say_of_every_command_that_its_output_is_lost() throws IOException {
        assertThat(healthy.onAFullDisk().run("check", file(SCENARIO))).isEqualTo(113);
        assertThat(healthy.onAFullDisk().run("completion")).isEqualTo(113);
        assertThat(healthy.onAFullDisk().run("nonsense")).isEqualTo(2);
    }

    @Test
    void should_print_json_and_nothing_else() throws IOException {
        assertThat(healthy.run("run", file(SCENARIO), "--json")).isZero();

        assertThat(healthy.out())
                .startsWith("{\n  \"format\" : 1,\n  \"name\" : \"checkout\"")
                .endsWith("}\n");
        assertThat(healthy.err()).startsWith("shop: 1 phase");
    }

    @Test
    void should_be_quiet() throws IOException {
        assertThat(healthy.run("run", file(SCENARIO), "-q")).isZero();

        assertThat(healthy.err()).isEmpty();
        assertThat(healthy.out().lines()).hasSize(3);
    }

    @Test
    void should_tell_more_when_asked() throws IOException {
        healthy.run("run", file(SCENARIO), "-v", "--all");

        assertThat(healthy.out()).contains("Connection wait", "SHARD");
    }

    @Test
    void should_stop_at_the_first_signal_and_end_at_the_second() throws IOException {
        CommandLineRun[] self = new CommandLineRun[1];
        self[0] =
                new CommandLineRun(
                        (_, _, control) -> {
                            self[0].signal();
                            assertThat(control.isStopped()).isTrue();
                            self[0].signalAgain();
                            return Runs.stopped();
                        });

        assertThat(self[0].run("run", file(SCENARIO))).isEqualTo(105);
        assertThat(self[0].endings).containsExactly(ExitCode.STOPPED);
        assertThat(self[0].out()).startsWith("INCONCLUSIVE  checkout: stopped");
        assertThat(self[0].err()).contains("stopping; once more to end at once");
    }

    @Test
    void should_end_at_the_second_signal_also_while_it_writes_the_result() throws IOException {
        CommandLineRun[] self = new CommandLineRun[1];
        self[0] =
                new CommandLineRun(
                                (_, _, _) -> {
                                    self[0].signal();
                                    return Runs.stopped();
                                })
                        .whileItWrites(
                                () -> {
                                    if (self[0].endings.isEmpty()) {
                                        self[0].signalAgain();
                                    }
                                });

        for (String quiet : List.of("-v", "-q")) {
            self[0].endings.clear();
            self[0].run("run", file(SCENARIO), "--json", quiet);

            assertThat(self[0].endings).containsExactly(ExitCode.STOPPED);
        }
    }

    @Test
    void should_tell_every_problem_of_a_scenario_and_send_nothing() throws IOException {
        CommandLineRun run = CommandLineRun.withoutRuns();
        String wrong = SCENARIO.replace("rate:", "arival_rate:").replace("p99 <", "p999 of");

        for (String command : List.of("run", "check", "plan")) {
            assertThat(run.run(command, file(wrong))).isEqualTo(104);
        }
        assertThat(run.err())
                .contains(
                        "unknown key `arival_rate` in phase `steady`",
                        "did you mean `rate`?",
                        "shop.yaml:5:")
                .contains("problems; nothing was sent");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void should_tell_that_a_file_is_missing() {
        CommandLineRun run = CommandLineRun.withoutRuns();

        assertThat(run.run("run", folder.resolve("none.yaml").toString())).isEqualTo(104);
        assertThat(run.err())
                .startsWith("error: ")
                .contains("none.yaml")
                .contains("1 problem; nothing was sent");
    }

    @Test
    void should_check_and_plan_without_sending() throws IOException {
        CommandLineRun run = CommandLineRun.withoutRuns();

        assertThat(run.run("check", file(SCENARIO))).isZero();
        assertThat(run.out())
                .isEqualTo(
                        "shop: 1 phase, 20.0s, 200 arrivals (200 requests), peak 10/s →"
                                + " http://127.0.0.1:8080, 2 SLOs (errors < 1% by default)\n");
        assertThat(run.run("plan", file(SCENARIO))).isZero();
        assertThat(run.out())
                .contains("peak 10/s", "█", "timeout 30s (default)", "errors < 1% (default)");
    }

    @Test
    void should_tell_a_refusal() throws IOException {
        CommandLineRun run =
                new CommandLineRun(
                        (_, _, _) -> {
                            throw new PlimsollException(
                                    ExitCode.TARGET_REFUSED,
                                    Problem.of("`x` is public", "use --allow"));
                        });

        assertThat(run.run("run", file(SCENARIO))).isEqualTo(114);
        assertThat(run.err())
                .endsWith(
                        "error: `x` is public\n  help: use --allow\n1 problem; nothing was sent\n");
    }

    @Test
    void should_say_so_when_java_could_not_open_a_file_of_its_own() throws IOException {
        CommandLineRun run =
                new CommandLineRun(
                        (_, _, _) -> {
                            throw new IllegalStateException(
                                    new UnsatisfiedLinkError("libx.so: Too many open files"));
                        });

        assertThat(run.run("run", file(SCENARIO))).isEqualTo(1);
        assertThat(run.err())
                .contains("error: this process may open too few files at once")
                .contains("ulimit -n 10000")
                .doesNotContain("inside Plimsoll");
    }

    @Test
    void should_never_show_a_stack_trace() throws IOException {
        CommandLineRun run =
                new CommandLineRun(
                        (_, _, _) -> {
                            throw new IllegalStateException("something\u001b[2J broke");
                        });

        assertThat(run.run("run", file(SCENARIO))).isEqualTo(1);
        assertThat(run.err())
                .contains("error: inside Plimsoll: IllegalStateException: something")
                .doesNotContain("\u001b", "\tat ");
        String path =
                run.err().lines().toList().getLast().replaceFirst(".*the details are in ", "");
        assertThat(Path.of(path)).content().contains("\tat ").contains("something");
        Files.delete(Path.of(path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rnu x.yaml | unknown command `rnu` | did you mean `run`?",
                "quick http://x --rat 3/s | unknown option `--rat` | did you mean `--rate`?",
                "run a.yaml --jsn | unknown option `--jsn` | did you mean `--json`?",
                "run | FILE is missing | `plimsoll run --help` lists what there is",
                "run a b | one word too many: `b` | lists what there is",
                "run a --seed x | `--seed`: `x` is no whole number from -9223372036854775808 to 9223372036854775807 |"
                        + " write a number such as 1",
                "quick x -r 3 | `--rate`: `3` is no rate above 0 and at most 10000000/s | did you"
                        + " mean `3/s`?",
                "quick x -r often | `--rate`: `often` is no rate | write 100/s, 30/m or 500/h",
                "quick x -r 99999999/s | `--rate`: `99999999/s` is no rate above 0 and at most"
                        + " 10000000/s | write 100/s",
                "quick x -r 0/s | `--rate`: `0/s` is no rate above 0 | write 100/s",
                "quick x -r 3/s -d 5 | `--duration`: `5` is no duration above 0 and at most 366d | did you"
                        + " mean `5s`?",
                "quick x -r 3/s -d 367d | `367d` is no duration above 0 and at most 366d | write",
                "quick x -r 3/s -d hello | `hello` is no duration | a body stands behind `--body`",
                "quick x -r 3/s --allow | `--allow` has no value | write `--allow HOST`",
                "quick x -r 3/s --allow http://a.example/ | `--allow`: `http://a.example/` is not"
                        + " a host | did you mean `a.example`?",
                "quick x -r 3/s --allow 8.8.8.0/24 | `8.8.8.0/24` is not a host | each host in full",
                "quick x -r 3/s --allow *.example | `*.example` is not a host | without wildcards",
                "quick x -r 3/s -X GTE | `--method`: `GTE` is not one of | did you mean `GET`?",
                "quick x -r 3/s -r 4/s | `--rate` is given twice | give it once",
                "quick x -r 3/s -c 4 | `-r` and `-c` exclude each other | --connections",
                "quick x | how much load is not said | -r 100/s",
                "quick https://x -r 3/s | `https` cannot be loaded | http://host:port/path",
                "quick 'http://a b' -r 3/s | `a b` is not a host | a host has letters",
                "quick http://x:0/ -r 3/s | `0` is not a port | from 1 to 65535",
                "quick http://x:99999 -r 3/s | `99999` is not a port | from 1 to 65535",
                "quick http://x:8o/ -r 3/s | `8o` is not a port | from 1 to 65535",
                "quick http://0.0.0.0:80/ -r 3/s | stands for all of a machine's | 127.0.0.1",
                "quick http://127.1/ -r 3/s | `127.1` is not a host | all four numbers",
                "quick http://x/ü -r 3/s | a path cannot contain `ü` | `%C3%BC`",
                "quick http://x/?q=ü -r 3/s | a path cannot contain `ü` | `%C3%BC`",
                "quick http://x/#top -r 3/s | a path cannot contain `#` | never sent: remove it",
                "quick x -r 3/s -H Content-Length:5 | `Content-Length` follows from the body | remove",
                "quick x -r 3/s -H transfer-encoding:chunked | follows from the body | remove it",
                "quick x -r 3/s -H b@d:5 | `b@d` cannot be the name of a header | letters, digits",
                "quick x -r 3/s -H A:b\u0007c | header `A` has a line break or another control | one line",
                "quick x -r 3/s -H A:1 -H a:2 | the header `a` is given twice | give it once",
                "quick http:/// -r 3/s | names no host | http://host:port",
                "quick http://u:p@x -r 3/s | a target has no user | Authorization",
                "quick x -r 3/s -H nocolon | the header `nocolon` has no name | Name: value",
                "quick x -r 3/s --body @nowhere | cannot be read | --body TEXT",
                "quick x -r 3/s -X FETCH | `--method`: `FETCH` is not one of GET, POST | did you mean `PATCH`?",
                "quick x -r 3/s --stamps maybe | `--stamps`: `maybe` is not one of on, off | write one of them",
                "target ehco | no reference target is called `ehco` | did you mean `echo`?",
                "--josn | unknown option `--josn` | plimsoll --help"
            })
    void should_say_what_is_wrong_with_a_command_line(String line, String what, String mend) {
        CommandLineRun run = CommandLineRun.withoutRuns();

        assertThat(run.run(words(line))).isEqualTo(2);
        assertThat(run.err()).startsWith("error: ").contains(what.strip()).contains(mend.strip());
        assertThat(run.out()).isEmpty();
    }

    private static String[] words(String line) {
        return line.replace("http://a b", "http://a\u0000b")
                .replace("'", "")
                .strip()
                .lines()
                .flatMap(text -> List.of(text.split(" ")).stream())
                .map(word -> word.replace('\u0000', ' '))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "-h", "help"})
    void should_help(String line) {
        CommandLineRun run = CommandLineRun.withoutRuns();

        assertThat(run.run(line.isEmpty() ? new String[0] : new String[] {line})).isZero();
        assertThat(run.out())
                .contains(
                        "usage: plimsoll",
                        "demo",
                        "quick",
                        "run",
                        "check",
                        "plan",
                        "target",
                        "completion");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "quick",
                "run",
                "check",
                "plan",
                "report",
                "runs",
                "target",
                "explain",
                "completion"
            })
    void should_help_with_each_command(String command) {
        CommandLineRun run = CommandLineRun.withoutRuns();

        assertThat(run.run(command, "--help")).isZero();
        assertThat(run.run("help", command)).isZero();
        assertThat(run.out()).startsWith("usage: plimsoll " + command);
    }

    @Test
    void should_note_what_a_run_would_refuse_and_refuse_what_is_never_loaded() throws IOException {
        CommandLineRun run = CommandLineRun.withoutRuns();
        String steps = SCENARIO.replace("seed: 7", "secrets: { key: env:NOT_THERE }");

        assertThat(run.run("check", file(steps.replace("127.0.0.1:8080", "shop.example"))))
                .isZero();
        assertThat(run.out())
                .contains(
                        "`shop.example` is not allowed, should its address be public; add `allow: [")
                .contains("`run` will refuse it here: secret `key` has no value");
        assertThat(run.run("check", file(steps.replace("127.0.0.1:8080", "192.0.2.1")))).isZero();
        assertThat(run.out()).contains("`192.0.2.1` is the public address 192.0.2.1");
        String metadata = file(SCENARIO.replace("127.0.0.1:8080", "169.254.169.254"));
        assertThat(run.run("check", metadata)).isEqualTo(114);
        assertThat(run.err()).contains("`169.254.169.254` is the link-local address");
    }

    @Test
    void should_know_its_version() {
        CommandLineRun run = CommandLineRun.withoutRuns();

        assertThat(run.run("--version")).isZero();
        assertThat(run.run("version")).isZero();
        assertThat(run.out()).isEqualTo("plimsoll 0.1.0\nplimsoll 0.1.0\n");
    }

    @Test
    void should_run_the_demo_that_stands_among_the_examples() throws IOException {
        assertThat(healthy.run("demo")).isZero();

        assertThat(healthy.out()).contains("→ your own target: `plimsoll quick");
        assertThat(healthy.scenario().name()).isEqualTo("demo");
        assertThat(healthy.scenario().target()).isEqualTo("echo");
        assertThat(ProgramText.of("demo.yaml"))
                .isEqualTo(Files.readString(Path.of("../examples/demo.yaml")));
    }
}
