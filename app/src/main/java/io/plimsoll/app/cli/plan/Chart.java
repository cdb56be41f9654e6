package io.plimsoll.app.cli.plan;

import io.plimsoll.model.basics.Cells;
import io.plimsoll.results.report.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A filled curve of block characters with its highest value on the axis, or of {@code #} where a
 * terminal has no others.
 *
 * @param columns of the curve itself, without the axis
 */
record Chart(int columns, int rows, boolean unicode) {

    static final int AXIS_COLUMNS = 14;
    private static final String EIGHTHS = " ▁▂▃▄▅▆▇█";

    /** The curve; {@code label} says its highest value with the unit. */
    List<String> draw(double[] values, DoubleFunction<String> label) {
        double most = 0;
        for (double value : values) {
            most = Math.max(most, value);
        }
        List<String> lines = new ArrayList<>();
        for (int row = rows - 1; row >= 0; row--) {
            String said = row == rows - 1 ? label.apply(most) : row == 0 ? "0" : "";
            StringBuilder line =
                    new StringBuilder(("%" + (AXIS_COLUMNS - 2) + "s ").formatted(said))
                            .append(unicode ? '│' : '|');
            for (double value : values) {
                line.append(cell(most == 0 ? 0 : value / most * rows - row));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** The line under the curve, with times at its ends and in its middle. */
    String timeAxis(long lengthNanos) {
        StringBuilder axis = new StringBuilder(" ".repeat(AXIS_COLUMNS) + "0s");
        for (int quarter = 1; quarter <= 4; quarter++) {
            String label = Figures.elapsed(Duration.ofNanos(lengthNanos * quarter / 4));
            int end = AXIS_COLUMNS + columns * quarter / 4;
            int begin = quarter == 4 ? end - label.length() : end - label.length() / 2;
            if (begin > axis.length()) {
                axis.repeat(' ', begin - axis.length()).append(label);
            }
        }
        return axis.toString();
    }

    /** A stretch of the time axis with a name in it or behind it. */
    String stretch(long fromNanos, long toNanos, long lengthNanos, String name) {
        int from = column(fromNanos, lengthNanos);
        int to = Math.max(from + 1, column(toNanos, lengthNanos));
        String bar = (unicode ? "━" : "=").repeat(to - from);
        int room = to - from - 4;
        int cells = Cells.of(name);
        String drawn =
                cells <= room
                        ? bar.substring(0, 2) + " " + name + " " + bar.substring(cells + 4)
                        : from > columns / 2 ? bar : bar + " " + name;
        String indent = " ".repeat(AXIS_COLUMNS + from);
        boolean before = cells > room && from > columns / 2;
        int gap = indent.length() - cells - 1;
        return before && gap >= 0 ? " ".repeat(gap) + name + " " + bar : indent + drawn;
    }

    private int column(long nanos, long lengthNanos) {
        return (int) Math.min(columns - 1, Math.round((double) nanos / lengthNanos * columns));
    }

    private char cell(double height) {
        if (!unicode) {
            return height >= 0.5 ? '#' : ' ';
        }
        int eighths = Math.clamp(Math.round(height * 8), 0, 8);
        return EIGHTHS.charAt(eighths);
    }
}
