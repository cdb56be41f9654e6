package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.app.cli.console.Screen;
import io.plimsoll.app.cli.console.WindowSize;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stream is taken to be able to show. */
final class ScreensTest {

    private static Screen screen(
            Map<String, String> environment, boolean terminal, boolean noColor) {
        PrintStream stream =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Optional<WindowSize.Size> size =
                terminal ? Optional.of(new WindowSize.Size(77, 20)) : Optional.empty();
        return new Screens(new Surroundings(stream, stream, environment, _ -> size)).err(noColor);
    }

    @ParameterizedTest
    @CsvSource({
        "TERM=xterm,                true,  false, true,  true",
        "TERM=xterm,                true,  true,  true,  false",
        "TERM=xterm NO_COLOR=1,     true,  false, true,  false",
        "TERM=xterm NO_COLOR=,      true,  false, true,  true",
        "TERM=xterm CI=true,        true,  false, false, false",
        "TERM=dumb,                 true,  false, false, false",
        "X=y,                       true,  false, false, false",
        "TERM=xterm,                false, false, false, false"
    })
    void should_honour_what_was_said(
            String environment, boolean terminal, boolean noColor, boolean live, boolean colours) {
        Map<String, String> variables = new HashMap<>();
        for (String variable : environment.split(" ")) {
            String[] parts = variable.split("=", 2);
            variables.put(parts[0], parts[1]);
        }

        Screen screen = screen(variables, terminal, noColor);

        assertThat(screen.isLive()).isEqualTo(live);
        assertThat(screen.paint().colours()).isEqualTo(colours);
    }

    @Test
    void should_know_the_width() {
        assertThat(screen(Map.of("TERM", "xterm"), true, false).columns()).isEqualTo(77);
        assertThat(screen(Map.of(), false, false).columns()).isEqualTo(100);
    }

    @Test
    void should_advise_commands_as_the_program_was_called() {
        CommandLineRun run = CommandLineRun.withoutRuns();
        run.environment.put("PLIMSOLL_CALLED", "./plimsoll");

        assertThat(run.run("runs", "rm")).isEqualTo(2);

        assertThat(run.err()).contains("help: `./plimsoll runs ls` lists them");
    }
}
