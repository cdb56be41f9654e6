package io.plimsoll.app.cli.console;

import io.plimsoll.app.cli.result.Paint;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.ProblemText;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where text goes: a terminal with a block at the bottom that is redrawn in place, or a plain
 * stream of lines. Writes each change at once, and only what the stream's encoding can hold.
 */
public final class Screen {

    private static final String NAME = "plimsoll";
    private static final int COLUMNS_DEFAULT = 100;
    private static final int COLUMNS_MIN = 20;
    private static final int ROWS_DEFAULT = 24;
    private static final String CLEAR_BELOW = "\u001b[J";
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String WRAP_OFF = "\u001b[?7l";
    private static final String WRAP_ON = "\u001b[?7h";

    private final PrintStream out;
    private final boolean live;
    private final Paint paint;
    private final Supplier<Optional<WindowSize.Size>> size;
    private final String called;
    private final boolean unicode;
    private int blockLines;

    /**
     * @param live whether a block can be redrawn in place
     * @param size asked before each drawing, so that a resized window is noticed
     * @param called how this program was called; commands that are advised begin with it
     */
    public Screen(
            PrintStream out,
            boolean live,
            Paint paint,
            Supplier<Optional<WindowSize.Size>> size,
            String called) {
        this.out = out;
        this.live = live;
        this.paint = paint;
        this.size = size;
        this.called = called;
        this.unicode = out.charset().newEncoder().canEncode('█');
    }

    /** Lines and nothing else: no colours, no drawing. */
    public static Screen plain(PrintStream out) {
        return new Screen(out, false, Paint.NONE, Optional::empty, NAME);
    }

    public boolean isLive() {
        return live;
    }

    public Paint paint() {
        return paint;
    }

    public boolean hasUnicode() {
        return unicode;
    }

    /** How wide a line may be; without a window it may be of any length. */
    public int columnsMax() {
        return size.get()
                .map(WindowSize.Size::columns)
                .filter(columns -> columns >= COLUMNS_MIN)
                .orElse(Integer.MAX_VALUE);
    }

    public int columns() {
        return size.get().map(WindowSize.Size::columns).filter(c -> c > 0).orElse(COLUMNS_DEFAULT);
    }

    /** Prints lines that stay; a block is moved below them. */
    public synchronized void print(List<String> lines) {
        StringBuilder text = new StringBuilder(eraseBlock());
        fitted(lines.stream().map(this::advised).toList(), size.get())
                .forEach(line -> text.append(line).append('\n'));
        write(text);
    }

    private String advised(String line) {
        return line.replace("`" + NAME + " ", "`" + called + " ");
    }

    /** Lines are broken between words where there is a window with room for some. */
    private static List<String> fitted(List<String> lines, Optional<WindowSize.Size> window) {
        return window.map(WindowSize.Size::columns)
                .filter(columns -> columns >= COLUMNS_MIN)
                .map(
                        columns ->
                                lines.stream()
                                        .flatMap(line -> Wrapped.lines(line, columns).stream())
                                        .toList())
                .orElse(lines);
    }

    public void print(String line) {
        print(List.of(line));
    }

    /** Prints a problem, with as much of its line as there is room for. */
    public void tell(Problem problem) {
        print(ProblemText.of(problem, columnsMax()).lines().toList());
    }

    /** Replaces the block at the bottom. Only on a live screen. */
    synchronized void redraw(List<String> block) {
        Optional<WindowSize.Size> now = size.get();
        int columns = now.map(WindowSize.Size::columns).filter(c -> c > 0).orElse(COLUMNS_DEFAULT);
        int rows = now.map(WindowSize.Size::rows).filter(r -> r > 0).orElse(ROWS_DEFAULT);
        List<String> fitted = fitted(block, now);
        List<String> shown = fitted.subList(0, Math.min(fitted.size(), Math.max(1, rows - 1)));
        StringBuilder text = new StringBuilder(HIDE_CURSOR).append(WRAP_OFF).append(eraseBlock());
        shown.forEach(line -> text.append(Paint.cut(line, columns)).append('\n'));
        text.append(WRAP_ON);
        write(text);
        blockLines = shown.size();
    }

    /** Takes the block away and gives the cursor back. */
    public synchronized void clear() {
        if (live) {
            write(new StringBuilder(eraseBlock()).append(WRAP_ON).append(SHOW_CURSOR));
        }
    }

    private String eraseBlock() {
        if (blockLines == 0) {
            return "";
        }
        String up = "\r\u001b[" + blockLines + "A" + CLEAR_BELOW;
        blockLines = 0;
        return up;
    }

    private void write(CharSequence text) {
        String fit = unicode ? text.toString() : Ascii.of(text);
        out.writeBytes(fit.getBytes(unicode ? out.charset() : StandardCharsets.US_ASCII));
        out.flush();
    }
}
