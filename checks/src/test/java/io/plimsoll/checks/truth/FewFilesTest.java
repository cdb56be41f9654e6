package io.plimsoll.checks.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However few files the launcher lets it open, it ends in order: with a result, or with what it
 * lacks.
 */
@Tag("e2e")
final class FewFilesTest {

    @RegisterExtension final Lab lab = new Lab();

    @ParameterizedTest
    @ValueSource(ints = {64, 66, 70, 80})
    void should_end_with_a_result_or_with_what_it_lacks(int files)
            throws IOException, InterruptedException {
        Echo echo = lab.echo(Place.ANYWHERE);
        Path said = Checkout.folder().resolve("files-" + files + ".txt");
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "ulimit -n " + files + "; exec \"$0\" \"$@\""));
        command.addAll(Checkout.plimsoll("quick", echo.url() + "/page", "-r", "10/s", "-d", "1s"));

        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        String text = Files.readString(said);
        assertThat(text).doesNotContain("Exception", "\tat ");
        switch (process.exitValue()) {
            case 0 -> assertThat(text).contains("PASS");
            case 111 -> assertThat(text).contains("descriptors");
            case 1 -> assertThat(text).contains("error: ", "open").contains("ulimit -n");
            default -> throw new AssertionError("exit " + process.exitValue() + ": " + text);
        }
    }
}
