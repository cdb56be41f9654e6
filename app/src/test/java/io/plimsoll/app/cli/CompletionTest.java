package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The completion script, in the shell it is for. */
@EnabledIf("hasBash")
final class CompletionTest {

    @TempDir private Path folder;

    static boolean hasBash() {
        return Files.isExecutable(Path.of("/bin/bash"));
    }

    /** What bash offers for each line, whose words are parted as bash does. */
    private List<String> completed(String... lines) throws IOException, InterruptedException {
        CommandLineRun run = CommandLineRun.withoutRuns();
        assertThat(run.run("completion")).isZero();
        String ask =
                Stream.of(lines)
                        .map(line -> line.endsWith(" ") ? line + "''" : line)
                        .map(
                                line ->
                                        """
                                        COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                                        _plimsoll; printf '%%s\\n' "${COMPREPLY[@]-}" | LC_ALL=C sort | paste -sd ' '
                                        """
                                                .formatted(line))
                        .collect(Collectors.joining("", run.out(), ""));
        Process bash =
                new ProcessBuilder("/bin/bash", "--norc", "-u", "-c", ask)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    @Test
    void should_complete_commands_and_options() throws IOException, InterruptedException {
        assertThat(completed("plimsoll qu", "plimsoll run --js", "plimsoll --v", "plimsoll c"))
                .containsExactly("quick", "--json", "--version", "check completion");
    }

    @Test
    void should_complete_what_an_option_or_a_command_takes()
            throws IOException, InterruptedException {
        assertThat(
                        completed(
                                "plimsoll quick http : //127.0.0.1 : 80/ -X P",
                                "plimsoll quick --stamps ",
                                "plimsoll quick --stamps = of",
                                "plimsoll quick --stamps =",
                                "plimsoll quick --stamps=of",
                                "plimsoll quick --rate ",
                                "plimsoll report -f ",
                                "plimsoll init x.yaml --from ope",
                                "plimsoll runs ",
                                "plimsoll runs show l",
                                "plimsoll runs rm a l",
                                "plimsoll target ",
                                "plimsoll explain 11",
                                "plimsoll explain ti",
                                "plimsoll explain n",
                                "plimsoll explain closed ",
                                "plimsoll explain timeout ",
                                "plimsoll target echo --tr",
                                "plimsoll target echo --port 0 --transport ",
                                "plimsoll target echo --port ",
                                "plimsoll target echo "))
                .containsExactly(
                        "PATCH POST PUT",
                        "off on",
                        "off",
                        "off on",
                        "--stamps=off",
                        "",
                        "html html,json json",
                        "openapi",
                        "ls recover rm show",
                        "last",
                        "last",
                        "echo",
                        "111 113 114",
                        "timeout",
                        "name never sent no row",
                        "early",
                        "",
                        "--transport",
                        "auto nio",
                        "",
                        "");
    }

    @Test
    void should_complete_the_options_of_a_target() throws IOException, InterruptedException {
        List<String> listed =
                Pattern.compile("(?m)^\\| `(--[a-z-]+)")
                        .matcher(Files.readString(Path.of("../docs/targets.md")))
                        .results()
                        .map(option -> option.group(1))
                        .toList();

        assertThat(listed).contains("--port", "--transport");
        assertThat(completed("plimsoll target echo --").getFirst().split(" "))
                .containsAll(listed)
                .hasSize(listed.size() + 1)
                .contains("--help");
    }

    @Test
    void should_complete_files_and_folders() throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("more of them"));
        for (String name : List.of("a.yaml", "b.yml", "log.har", "more of them/c.yaml")) {
            Files.createFile(folder.resolve(name));
        }

        assertThat(
                        completed(
                                "plimsoll run ",
                                "plimsoll try a",
                                "plimsoll plan --set a = b 'more of them/'",
                                "plimsoll check --class-path ",
                                "plimsoll quick --out ",
                                "plimsoll init x.yaml --from har l",
                                "plimsoll run --report ",
                                "plimsoll run a.yaml "))
                .containsExactly(
                        "a.yaml b.yml more of them",
                        "a.yaml",
                        "more of them/c.yaml",
                        "a.yaml b.yml log.har more of them",
                        "more of them",
                        "log.har",
                        "a.yaml b.yml log.har more of them",
                        "");
    }
}
