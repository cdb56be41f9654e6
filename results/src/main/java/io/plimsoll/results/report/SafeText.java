package io.plimsoll.results.report;

import io.plimsoll.model.basics.Cells;
import io.plimsoll.model.basics.ProblemText;

/**
 * Text of foreign origin on one line of a terminal: nothing in it is obeyed, too much of it is cut.
 */
public final class SafeText {

    private SafeText() {}

    /** At most so many characters, a cut shown by {@code …}. */
    public static String of(String text, int charactersMax) {
        String visible = ProblemText.visible(text);
        return visible.codePointCount(0, visible.length()) <= charactersMax
                ? visible
                : visible.substring(0, visible.offsetByCodePoints(0, charactersMax - 1)) + "…";
    }

    /** What fits into so many cells of a terminal, a cut shown by {@code …}. */
    public static String fitting(String text, int cellsMax) {
        String visible = ProblemText.visible(text);
        return Cells.end(visible, 0, cellsMax) == visible.length()
                ? visible
                : visible.substring(0, Cells.end(visible, 0, cellsMax - 1)) + "…";
    }
}
