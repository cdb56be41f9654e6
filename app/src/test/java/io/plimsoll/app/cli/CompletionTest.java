package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The completion script, in the shell it is for. */
final class CompletionTest {

    static boolean hasBash() {
        return Files.isExecutable(Path.of("/bin/bash"));
    }

    @Test
    @EnabledIf("hasBash")
    void should_complete_commands_and_options(@TempDir Path folder)
            throws IOException, InterruptedException {
        CommandLineRun run = CommandLineRun.withoutRuns();
        assertThat(run.run("completion")).isZero();
        Path script = Files.writeString(folder.resolve("completion.sh"), run.out());

        assertThat(completed(script, "plimsoll", "qu")).contains("quick");
        assertThat(completed(script, "plimsoll", "run", "--js")).contains("--json");
    }

    private static String completed(Path script, String... words)
            throws IOException, InterruptedException {
        String ask =
                """
                source "$1"; shift
                COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
                _complete_plimsoll; printf '%s\\n' "${COMPREPLY[@]}"
                """;
        List<String> command =
                new ArrayList<>(List.of("/bin/bash", "-c", ask, "bash", script.toString()));
        command.addAll(List.of(words));
        Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said;
    }
}
