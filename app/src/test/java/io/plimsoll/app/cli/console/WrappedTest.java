package io.plimsoll.app.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.app.cli.result.Paint;
import io.plimsoll.model.basics.Cells;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are too long for a window. */
final class WrappedTest {

    private static final String PERCENTILES =
            "Response, from the intended start   p50 10.5ms  p90 18.1ms  p95 19.1ms  p99 19.8ms"
                    + "  p99.9 20.0ms  max 20.0ms";
    private static final String LEDGER =
            "Requests  5,000 planned = 5,000 ok + 0 failed + 0 timed out + 0 dropped + 0 unfinished";

    @Test
    void should_leave_a_line_that_fits() {
        assertThat(Wrapped.lines(LEDGER, LEDGER.length())).containsExactly(LEDGER);
    }

    @Test
    void should_go_on_under_what_the_line_is_about() {
        assertThat(String.join("\n", Wrapped.lines(PERCENTILES, 80)))
                .isEqualTo(
                        """
                        Response, from the intended start   p50 10.5ms  p90 18.1ms  p95 19.1ms
                                                            p99 19.8ms  p99.9 20.0ms  max 20.0ms""");
        assertThat(String.join("\n", Wrapped.lines(LEDGER, 80)))
                .isEqualTo(
                        """
                        Requests  5,000 planned = 5,000 ok + 0 failed + 0 timed out + 0 dropped
                                  + 0 unfinished""");
    }

    @Test
    void should_not_part_a_line_of_a_file_from_what_points_at_it() {
        String quoted = "18 |   - { name: steady, arival_rate: 200/s, for: 5m }";
        String pointing = "   |                     ^^^^^^^^^^^ did you mean `rate`?";

        assertThat(Wrapped.lines(quoted, 30)).containsExactly(quoted);
        assertThat(Wrapped.lines(pointing, 30)).containsExactly(pointing);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 30, 45, 60, 80, 100, 120})
    void should_neither_lose_nor_cut_a_word(int columns) {
        for (String line : List.of(PERCENTILES, LEDGER, "  ! " + LEDGER, "a".repeat(300))) {
            List<String> lines = Wrapped.lines(line, columns);

            assertThat(String.join(" ", lines).strip().split(" +"))
                    .containsExactly(line.strip().split(" +"));
            assertThat(lines)
                    .allMatch(part -> part.length() <= columns || !part.strip().contains(" "));
        }
    }

    @Test
    void should_break_lines_by_the_cells_they_take() {
        String line = "error: `注文を確認する画面を開く` is no name of a 画面 here, nor 注文 of one";

        assertThat(Wrapped.lines(line, 40))
                .allMatch(part -> Cells.of(part) <= 40)
                .first()
                .isEqualTo("error: `注文を確認する画面を開く` is no");
    }

    @Test
    void should_keep_colours_and_not_count_them() {
        Paint paint = new Paint(true);
        String line =
                paint.paint(Paint.Ink.RED, "one two")
                        + "  three "
                        + paint.paint(Paint.Ink.BOLD, "four");

        assertThat(Wrapped.lines(line, Paint.plain(line).length())).containsExactly(line);
        List<String> lines = Wrapped.lines(line, 10);
        assertThat(lines).extracting(Paint::plain).containsExactly("one two", "  three", "  four");
        assertThat(String.join("", lines).replaceAll("[a-z 0-9;\\[]", "")).hasSize(4);
    }
}
