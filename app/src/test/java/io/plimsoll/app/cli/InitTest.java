package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code plimsoll init} writes and says. */
final class InitTest {

    @TempDir private Path folder;

    private final CommandLineRun run = CommandLineRun.withoutRuns();

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void should_write_a_file_that_can_be_run_and_overwrite_none() throws IOException {
        String file = folder.resolve("shop.yaml").toString();

        assertThat(run.run("init", file)).isZero();
        assertThat(run.run("check", file)).as(run.err()).isZero();
        assertThat(run.out()).contains("wrote " + file, "my first test: 2 phases");

        String before = Files.readString(Path.of(file));
        assertThat(run.run("init", file)).isEqualTo(2);
        assertThat(run.err()).contains("is there already");
        assertThat(Files.readString(Path.of(file))).isEqualTo(before);
    }

    @Test
    void should_go_through_what_it_wrote() {
        String file = folder.resolve("shop.yaml").toString();
        CommandLineRun real = CommandLineRun.withEngine();

        assertThat(real.run("init", file)).isZero();
        assertThat(real.run("try", file)).as(real.out()).isZero();
        assertThat(real.out()).contains("PASS  browse: 2 requests", "PASS  buy: 1 request");
    }

    @Test
    void should_say_that_a_quote_is_never_closed() throws IOException {
        String commands = "curl http://127.0.0.1:1/a\ncurl 'http://127.0.0.1:1/b\n-d x";
        assertThat(
                        run.run(
                                "init",
                                folder.resolve("no.yaml").toString(),
                                "--from",
                                "curl",
                                file("cmds.sh", commands).toString()))
                .isEqualTo(104);
        assertThat(run.err())
                .contains("a quote is never closed, in line 2: 'http://127.0.0.1:1/b")
                .contains("close it with `'`");
    }

    @Test
    void should_tell_once_what_is_wrong_and_where_there_is_no_folder() throws IOException {
        String log = file("one.log", "x\n").toString();
        String draft = folder.resolve("no.yaml").toString();
        assertThat(run.run("init", draft, "--from", "access-log", log)).isEqualTo(104);
        assertThat(run.err()).containsOnlyOnce("there is no time in brackets");

        String nowhere = folder.resolve("nope").resolve("z.yaml").toString();
        assertThat(run.run("init", nowhere)).isEqualTo(2);
        assertThat(run.err()).contains("there is no folder `" + folder.resolve("nope"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi", "har", "curl", "access-log"})
    void should_refuse_what_is_something_else(String kind) throws IOException {
        byte[] noise = new byte[200_000];
        new SplittableRandom(7).nextBytes(noise);
        List<Path> files =
                List.of(
                        file("empty", ""),
                        file("blank", " \n\n"),
                        file("broken.json", "{ \"log\": { \"entries\": [ { \"request\": "),
                        file("list.json", "[]"),
                        file("none.har", "{ \"log\": { \"entries\": [] } }"),
                        file("deep.json", "[".repeat(100_000)),
                        Files.write(folder.resolve("noise"), noise),
                        folder.resolve("missing"),
                        folder);
        for (Path file : files) {
            String draft = folder.resolve("no.yaml").toString();
            assertThat(run.run("init", draft, "--from", kind, file.toString()))
                    .as("%s %s: %s", kind, file, run.err())
                    .isEqualTo(104);
            assertThat(Path.of(draft)).doesNotExist();
        }
        assertThat(run.err()).doesNotContain("inside Plimsoll", "\tat ", "\u001b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    openapi    | { paths: { /a: { get: {} } } }
                    har        | { "log": { "entries": [ { "request": { "method": "GET", "url": "http://a.example/a" } } ] } }
                    curl       | curl http://127.0.0.1:1/a
                    access-log | 1.2.3.4 - - [01/Mar/2026:10:00:00 +0100] "GET /a HTTP/1.1" 200 1
                    """)
    void should_draft_from_what_others_wrote(String kind, String text) throws IOException {
        String source = file("source", text).toString();
        String draft = folder.resolve("draft.yaml").toString();

        assertThat(run.run("init", draft, "--from", kind, source)).as(run.err()).isZero();
        assertThat(run.out()).contains("wrote " + draft + ", drafted from " + source);
        assertThat(run.run("check", draft)).as(run.err()).isZero();
    }

    @Test
    void should_say_what_has_to_be_known_of_a_draft_and_no_secret() throws IOException {
        Path draft = folder.resolve("draft.yaml");
        String command = "curl --cert a.pem -u ada:pass-word http://127.0.0.1:1/a";

        assertThat(run.run("init", draft.toString(), "--from", "curl", command)).isZero();
        assertThat(run.out())
                .contains("  ! The option `--cert` was left out", "environment: AUTHORIZATION")
                .doesNotContain("pass-word");
        assertThat(Files.readString(draft)).doesNotContain("pass-word");
    }

    @Test
    void should_refuse_what_is_too_large() throws IOException {
        String draft = folder.resolve("draft.yaml").toString();
        String api = file("large.yaml", "x".repeat(4 << 20)).toString();

        assertThat(run.run("init", draft, "--from", "openapi", api)).isEqualTo(104);
        assertThat(run.err()).contains("4.0 MB; at most 3 MB are read");
    }

    @Test
    void should_say_what_it_can_draft_from() {
        assertThat(run.run("init", folder.resolve("a").toString(), "--from", "hra", "x"))
                .isEqualTo(2);
        assertThat(run.err()).contains("did you mean `har`");
    }
}
