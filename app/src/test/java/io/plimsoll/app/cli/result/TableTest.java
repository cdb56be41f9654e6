package io.plimsoll.app.cli.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.basics.Cells;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that stay in line whatever stands in them. */
final class TableTest {

    private static Table table() {
        return new Table()
                .row("REQUEST", "COUNT", "P50", "P95")
                .row("注文を確認する画面を開く", "1,000", "1.00ms", "20.0ms")
                .row("🚀🚀🚀🚀 launch", "2", "10.0ms", "9.00ms")
                .row("cafe\u0301", "30", "1.20ms", "9.00ms");
    }

    @Test
    void should_pad_by_cells() {
        assertThat(String.join("\n", table().lines("", 80)))
                .isEqualTo(
                        """
                          REQUEST                   COUNT     P50     P95
                          注文を確認する画面を開く  1,000  1.00ms  20.0ms
                          🚀🚀🚀🚀 launch               2  10.0ms  9.00ms
                          cafe\u0301                         30  1.20ms  9.00ms""");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 30, 33, 34, 40, 41, 60})
    void should_fit_the_window(int columns) {
        List<String> lines = table().lines("  ", columns);

        assertThat(lines).allMatch(line -> Cells.of(line) <= Math.max(columns, 21));
        assertThat(lines.stream().mapToInt(Cells::of).distinct()).hasSize(1);
        assertThat(lines.get(1)).contains(columns < 45 ? "…" : "開く");
    }

    @Test
    void should_cut_nothing_without_a_window() {
        String name = "step ".repeat(20) + "end";
        assertThat(new Table().row(name, "1").lines("")).containsExactly(name + "  1");
    }

    @Test
    void should_cut_a_painted_line_by_cells() {
        Paint paint = new Paint(true);
        String line = paint.paint(Paint.Ink.RED, "注文") + "を確認";

        assertThat(Paint.plain(Paint.cut(line, 5))).isEqualTo("注文");
        assertThat(Paint.plain(Paint.cut(line, 6))).isEqualTo("注文を");
        assertThat(Paint.cut(line, 10)).isEqualTo(line);
        assertThat(Paint.cut("🚀🚀", 3)).isEqualTo("🚀");
    }
}
