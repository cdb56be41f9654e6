package io.plimsoll.app.cli.result;

import io.plimsoll.model.basics.Cells;
import io.plimsoll.model.basics.ProblemText;
import io.plimsoll.results.report.SafeText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rows of text in columns: the first one flush left, the others flush right, two blanks between.
 */
public final class Table {

    private static final int FIRST_COLUMN_MIN = 12;

    private final List<List<String>> rows = new ArrayList<>();

    public Table row(String... cells) {
        List<String> row = new ArrayList<>(List.of(cells));
        row.set(0, ProblemText.visible(cells[0]));
        rows.add(row);
        return this;
    }

    public List<String> lines(String indent) {
        return lines(indent, Integer.MAX_VALUE);
    }

    /**
     * Rows of at most so many columns of the terminal: the first one is cut for that, and then the
     * last ones are left out.
     */
    public List<String> lines(String indent, int columns) {
        List<Integer> widths = new ArrayList<>(Collections.nCopies(rows.getFirst().size(), 0));
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths.set(column, Math.max(widths.get(column), Cells.of(row.get(column))));
            }
        }
        int first = widths.getFirst();
        int least = Math.min(first, FIRST_COLUMN_MIN);
        int others = widths.stream().skip(1).mapToInt(width -> width + 2).sum();
        while (widths.size() > 2 && indent.length() + least + others > columns) {
            others -= widths.removeLast() + 2;
        }
        widths.set(0, Math.clamp((long) columns - indent.length() - others, least, first));
        return rows.stream().map(row -> indent + line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        String first = SafeText.fitting(row.getFirst(), Math.max(1, widths.getFirst()));
        StringBuilder line = new StringBuilder(first);
        line.repeat(' ', Math.max(0, widths.getFirst() - Cells.of(first)));
        for (int column = 1; column < Math.min(row.size(), widths.size()); column++) {
            line.repeat(' ', 2 + widths.get(column) - Cells.of(row.get(column)));
            line.append(row.get(column));
        }
        return line.toString().stripTrailing();
    }
}
