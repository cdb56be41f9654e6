package io.plimsoll.model.basics;

/**
 * How much room text takes on a terminal, whose window is a grid of cells: most characters take one
 * cell, those of East Asian scripts and pictures two, marks that stand on another character none.
 * After Unicode Standard Annex #11, as {@code wcwidth} of the terminals has it: character by
 * character, so that a picture made of several takes as much as they do.
 */
public final class Cells {

    /** Below it every character that can be printed takes one cell. */
    private static final int COMBINING_FIRST = 0x300;

    /** First and last of each stretch; the pictures outside of them are known to the JDK. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2329, 0x232A},
        {0x2E80, 0x303E},
        {0x3041, 0x3247},
        {0x3250, 0x4DBF},
        {0x4E00, 0xA4CF},
        {0xA960, 0xA97C},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE10, 0xFE19},
        {0xFE30, 0xFE6F},
        {0xFF01, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x16FE0, 0x18DFF},
        {0x1AFF0, 0x1B2FF},
        {0x1F200, 0x1F265},
        {0x20000, 0x3FFFD},
    };

    private static final int REGIONAL_FIRST = 0x1F1E6;
    private static final int REGIONAL_LAST = 0x1F1FF;

    private Cells() {}

    /** Of a text without control characters. */
    public static int of(String text) {
        return text.codePoints().map(Cells::of).sum();
    }

    /** Of one character: 0, 1 or 2. */
    public static int of(int character) {
        if (character < COMBINING_FIRST) {
            return 1;
        }
        if (isMark(character)) {
            return 0;
        }
        return isWide(character) ? 2 : 1;
    }

    /**
     * Where a text ends if it begins here and may take so many cells; marks stay where they are.
     */
    public static int end(String text, int from, int cells) {
        int left = cells;
        int at = from;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            left -= of(character);
            if (left < 0) {
                return at;
            }
            at += Character.charCount(character);
        }
        return at;
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> character >= 0x1160 && character <= 0x11FF; // the rest of a Hangul syllable
        };
    }

    private static boolean isWide(int character) {
        for (int[] stretch : WIDE) {
            if (character <= stretch[1]) {
                return character >= stretch[0] || isPicture(character);
            }
        }
        return isPicture(character);
    }

    /** Half of a flag takes one cell. */
    private static boolean isPicture(int character) {
        return Character.isEmojiPresentation(character)
                && (character < REGIONAL_FIRST || character > REGIONAL_LAST);
    }
}
