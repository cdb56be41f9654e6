package io.plimsoll.app.cli.console;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal that understands as much as is drawn on it: line ends, cursor up, clearing below,
 * colours, wrapping, the cursor's visibility. Anything else is an error.
 */
final class FakeTerminal {

    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\??[0-9;]*)([A-Za-z])");

    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Charset charset;
    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int columns;
    private int rows;
    private int row;
    private int column;
    private boolean cursorShown = true;
    private boolean wraps = true;
    private int read;

    FakeTerminal(int columns, int rows, Charset charset) {
        this.columns = columns;
        this.rows = rows;
        this.charset = charset;
    }

    static FakeTerminal ofSize(int columns, int rows) {
        return new FakeTerminal(columns, rows, StandardCharsets.UTF_8);
    }

    void resize(int newColumns, int newRows) {
        columns = newColumns;
        rows = newRows;
    }

    PrintStream stream() {
        return new PrintStream(bytes, true, charset);
    }

    Optional<WindowSize.Size> size() {
        return Optional.of(new WindowSize.Size(columns, rows));
    }

    boolean isCursorShown() {
        play();
        return cursorShown;
    }

    boolean isWrapping() {
        play();
        return wraps;
    }

    /** What can be seen, without blank lines at the end. */
    String text() {
        play();
        return String.join("\n", lines).stripTrailing();
    }

    private void play() {
        String all = bytes.toString(charset);
        Matcher sequence = SEQUENCE.matcher(all);
        while (read < all.length()) {
            char next = all.charAt(read);
            if (next == '\u001b') {
                if (!sequence.find(read) || sequence.start() != read) {
                    throw new AssertionError("no terminal understands what begins at " + read);
                }
                obey(sequence.group(1), sequence.group(2).charAt(0));
                read = sequence.end();
            } else {
                put(next);
                read++;
            }
        }
    }

    private void put(char next) {
        switch (next) {
            case '\n' -> {
                row++;
                column = 0;
            }
            case '\r' -> column = 0;
            default -> {
                if (column == columns && wraps) {
                    row++;
                    column = 0;
                }
                column = Math.min(column, columns - 1);
                StringBuilder line = line();
                while (line.length() <= column) {
                    line.append(' ');
                }
                line.setCharAt(column, next);
                column++;
            }
        }
        line();
    }

    private StringBuilder line() {
        while (lines.size() <= row) {
            lines.add(new StringBuilder());
        }
        return lines.get(row);
    }

    private void obey(String parameters, char command) {
        switch (command) {
            case 'A' -> row = Math.max(0, row - Integer.parseInt(parameters));
            case 'J' -> {
                line().setLength(Math.min(line().length(), column));
                lines.subList(row + 1, lines.size()).clear();
            }
            case 'm' -> {}
            case 'h', 'l' -> {
                boolean on = command == 'h';
                switch (parameters) {
                    case "?25" -> cursorShown = on;
                    case "?7" -> wraps = on;
                    default -> throw new AssertionError(parameters);
                }
            }
            default -> throw new AssertionError("unknown command " + command);
        }
    }
}
