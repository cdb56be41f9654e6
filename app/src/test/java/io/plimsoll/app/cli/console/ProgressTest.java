package io.plimsoll.app.cli.console;

import static io.plimsoll.results.fixture.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.app.cli.result.Paint;
import io.plimsoll.model.outcome.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that goes on, on a terminal and in a log. */
final class ProgressTest {

    private static final Map<ErrorKind, Long> ERRORS =
            Map.of(ErrorKind.TIMEOUT, 11L, ErrorKind.STATUS, 4_000L);

    private static Screen screen(FakeTerminal terminal, boolean colours) {
        return new Screen(terminal.stream(), true, new Paint(colours), terminal::size, "plimsoll");
    }

    @Test
    void should_redraw_in_place() {
        FakeTerminal terminal = FakeTerminal.ofSize(100, 30);
        Screen screen = screen(terminal, true);
        screen.print("checkout: 2 phases");
        Progress progress = new Progress(screen, 2);
        progress.preparing("warming up");
        for (int second = 1; second <= 33; second++) {
            progress.interval(Intervals.at(second, second < 20 ? Map.of() : ERRORS));
        }

        assertGolden("live.txt", terminal.text() + "\n");
        assertThat(terminal.isCursorShown()).isFalse();

        screen.clear();

        assertThat(terminal.text()).isEqualTo("checkout: 2 phases");
        assertThat(terminal.isCursorShown()).isTrue();
        assertThat(terminal.isWrapping()).isTrue();
    }

    @Test
    void should_stay_inside_a_window_that_is_made_smaller() {
        FakeTerminal terminal = FakeTerminal.ofSize(120, 30);
        Screen screen = screen(terminal, true);
        Progress progress = new Progress(screen, 2);
        progress.interval(Intervals.at(1));
        terminal.text();
        terminal.resize(30, 3);
        progress.interval(Intervals.at(2));
        progress.interval(Intervals.at(3));

        assertThat(terminal.text().lines())
                .hasSizeLessThanOrEqualTo(2)
                .allMatch(line -> line.length() <= 30);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 120})
    void should_show_every_figure_in_windows_of_all_sizes(int columns) {
        FakeTerminal terminal = FakeTerminal.ofSize(columns, 30);
        new Progress(screen(terminal, true), 2).interval(Intervals.at(33, ERRORS));

        assertThat(terminal.text().lines()).allMatch(line -> line.length() <= columns);
        assertThat(String.join(" ", terminal.text().split("\\s+")))
                .contains(
                        "33s of 1m, 27s left",
                        "completed 199/s in flight 41 ok ",
                        "errors 4,011: status 4,000, timeout 11");
    }

    @Test
    void should_print_lines_above_the_block() {
        FakeTerminal terminal = FakeTerminal.ofSize(100, 30);
        Screen screen = screen(terminal, false);
        Progress progress = new Progress(screen, 2);
        progress.interval(Intervals.at(1));
        screen.print("a line that stays");
        progress.interval(Intervals.at(2));

        assertThat(terminal.text()).startsWith("a line that stays\nwarm-up 1/2");
        assertThat(terminal.text().lines()).hasSize(5);
    }

    @Test
    void should_say_that_it_stops_and_that_it_drains() {
        FakeTerminal terminal = FakeTerminal.ofSize(100, 30);
        Progress progress = new Progress(screen(terminal, false), 2);
        progress.interval(Intervals.at(61));
        assertThat(terminal.text()).startsWith("draining  ").contains("waiting for answers");
        progress.stopping();
        progress.interval(Intervals.at(62));
        assertThat(terminal.text().lines().findFirst().orElseThrow()).endsWith("stopping");
    }

    @Test
    void should_promise_no_end_to_users_that_have_iterations_to_do() {
        FakeTerminal terminal = FakeTerminal.ofSize(100, 30);
        new Progress(screen(terminal, false), 2).interval(Intervals.untilDone(12));

        assertThat(terminal.text().lines().findFirst().orElseThrow())
                .isEqualTo("steady 2/2  12s of at most 1m");

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Screen plain = Screen.plain(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        new Progress(plain, 2).interval(Intervals.untilDone(12));

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .startsWith("12s of at most 1m  steady 2/2  planned");
    }

    @Test
    void should_use_nothing_but_ascii_where_there_is_nothing_else() {
        FakeTerminal terminal = new FakeTerminal(100, 30, StandardCharsets.US_ASCII);
        Progress progress = new Progress(screen(terminal, true), 2);
        progress.interval(Intervals.at(33, ERRORS));

        assertGolden("live-ascii.txt", terminal.text() + "\n");
        assertThat(terminal.text()).doesNotContain("?");
    }

    @Test
    void should_print_a_line_every_ten_seconds_without_a_terminal() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Screen screen = Screen.plain(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        Progress progress = new Progress(screen, 2);
        progress.preparing("warming up");
        for (int second = 1; second <= 35; second++) {
            progress.interval(Intervals.at(second, second < 20 ? Map.of() : ERRORS));
        }

        assertGolden("lines.txt", bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void should_cut_a_line_by_what_can_be_seen_of_it() {
        String red = new Paint(true).paint(Paint.Ink.RED, "abcdef");

        assertThat(Paint.cut(red, 3)).isEqualTo("\u001b[1;31mabc\u001b[0m");
        assertThat(Paint.cut(red, 6)).isEqualTo(red);
        assertThat(Paint.cut("abcdef", 3)).isEqualTo("abc");
        assertThat(List.of(Paint.cut("", 3))).containsExactly("");
    }
}
