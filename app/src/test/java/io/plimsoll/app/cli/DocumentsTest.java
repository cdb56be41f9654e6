package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.results.fixture.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README and the page about the command line tell people to type. */
final class DocumentsTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> PAGES = List.of("README.md", "docs/cli.md", "docs/runs.md");

    private static String page(String name) {
        try {
            return Files.readString(ROOT.resolve(name));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    /** The fenced blocks in one of these languages. */
    private static List<String> blocks(String page, String... languages) {
        List<String> blocks = new ArrayList<>();
        String[] parts = page.split("(?m)^```");
        for (int inside = 1; inside < parts.length; inside += 2) {
            int end = parts[inside].indexOf('\n');
            if (List.of(languages).contains(parts[inside].substring(0, end))) {
                blocks.add(parts[inside].substring(end + 1));
            }
        }
        return blocks;
    }

    static Stream<String> commands() {
        return PAGES.stream()
                .flatMap(name -> blocks(page(name), "sh", "").stream())
                .flatMap(String::lines)
                .filter(line -> line.matches("(\\./)?plimsoll (?!target).*"))
                .map(
                        line ->
                                line.replaceFirst("^(\\./)?plimsoll ", "")
                                        .split(" {2,}|#|\\|\\||>")[0]
                                        .strip());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void should_be_a_command_that_runs(String command, @TempDir Path folder) throws IOException {
        String typed =
                withFiles(command, folder)
                        .replace("URL", "http://127.0.0.1:8080/")
                        .replaceFirst("FILE|checkout\\.yaml", "examples/demo.yaml")
                        .replace("examples/", ROOT.resolve("examples") + "/")
                        .replace("report.html", folder.resolve("report.html").toString());
        CommandLineRun before =
                new CommandLineRun((scenario, listener, _) -> KeptRuns.play(scenario, listener, 5));
        before.environment.put("XDG_STATE_HOME", folder.toString());
        before.run("demo");
        CommandLineRun run = new CommandLineRun((_, _, _) -> Runs.healthy());
        run.environment.put("XDG_STATE_HOME", folder.toString());

        assertThat(run.run(words(typed))).as("%s: %s", typed, run.err()).isZero();
    }

    /** What is drafted is new, and what it is drafted from is there. */
    private static String withFiles(String command, Path folder) throws IOException {
        if (!command.startsWith("init")) {
            return command;
        }
        String drafted =
                command.replaceFirst("^init( FILE| shop.yaml)?", "init " + folder + "/new");
        Map<String, String> files =
                Map.of(
                        "api.yaml",
                        "{ paths: { /a: { get: {} } } }",
                        "shop.har",
                        "{\"log\":{\"entries\":[{\"request\":{\"method\":\"GET\",\"url\":\"/\"}}]}}",
                        "commands.sh",
                        "curl http://127.0.0.1:8080/",
                        "access.log",
                        "- - - [01/Mar/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 200 1");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = Files.writeString(folder.resolve(file.getKey()), file.getValue());
            drafted = drafted.replace(" " + file.getKey(), " " + path);
        }
        return drafted;
    }

    /** As a shell would part it: by blanks, but not those in single quotes. */
    private static String[] words(String typed) {
        return Pattern.compile("(?:'[^']*'|[^' ])+")
                .matcher(typed)
                .results()
                .map(word -> word.group().replace("'", ""))
                .toArray(String[]::new);
    }

    @Test
    void should_find_commands_at_all() {
        assertThat(commands())
                .hasSizeGreaterThan(10)
                .anyMatch(command -> command.startsWith("demo"));
    }

    @Test
    void should_show_a_scenario_that_can_be_read(@TempDir Path folder) throws IOException {
        List<String> scenarios = blocks(page("README.md"), "yaml");
        assertThat(scenarios).isNotEmpty();
        for (String scenario : scenarios) {
            Path file = Files.writeString(folder.resolve("readme.yaml"), scenario);
            CommandLineRun run = CommandLineRun.withoutRuns();

            assertThat(run.run("check", file.toString())).as(run.err()).isZero();
        }
    }

    @Test
    void should_name_only_commands_that_make_knows() throws IOException {
        List<String> named =
                Pattern.compile("(?m)^make ([a-z0-9]+)")
                        .matcher(String.join("\n", blocks(page("README.md"), "sh")))
                        .results()
                        .map((MatchResult make) -> make.group(1))
                        .toList();

        assertThat(named).contains("check");
        assertThat(named)
                .allMatch(
                        target ->
                                page("Makefile")
                                        .lines()
                                        .anyMatch(line -> line.startsWith(target + ":")));
    }

    @Test
    void should_list_every_option_of_a_run() {
        CommandLineRun run = CommandLineRun.withoutRuns();
        run.run("run", "--help");
        run.run("quick", "--help");

        assertThat(
                        Pattern.compile("--[a-z][a-z-]+")
                                .matcher(run.out())
                                .results()
                                .map(MatchResult::group)
                                .distinct()
                                .filter(
                                        option ->
                                                !List.of("--help", "--verbose", "--quiet")
                                                        .contains(option))
                                .filter(option -> !isKnownByItsLetter(option)))
                .allMatch(option -> page("docs/cli.md").contains(option));
    }

    private static boolean isKnownByItsLetter(String option) {
        return List.of("--rate", "--users", "--duration", "--method", "--header").contains(option);
    }
}
