package io.plimsoll.model.basics;

/**
 * A problem as the user reads it: what is wrong, the place, the line with the faulty part
 * underlined, and the mend. Long lines are cut around the fault, and what a terminal could take for
 * a command is replaced by a visible sign.
 */
public final class ProblemText {

    private static final int SOURCE_MAX = 100;
    private static final int SOURCE_MIN = 20;

    /** So many characters around a fault are looked at; more than fit on any line shown. */
    private static final int NEAR_MAX = 400;

    private static final int SENTENCE_MAX = 500;

    private ProblemText() {}

    /** Several lines, each with its end, for who can read lines of any length. */
    public static String of(Problem problem) {
        return of(problem, Integer.MAX_VALUE);
    }

    /**
     * The same.
     *
     * @param columns into which the quoted line has to fit; the mend goes below it if it does not
     */
    public static String of(Problem problem, int columns) {
        StringBuilder text =
                new StringBuilder("error: ").append(sentence(problem.what())).append('\n');
        String help = problem.help().map(ProblemText::sentence).orElse("");
        problem.where().ifPresent(place -> underline(text, place, columns));
        boolean beside = problem.where().isPresent() && !help.isEmpty();
        if (beside && lastLine(text) + 1 + Cells.of(help) <= columns) {
            text.append(' ').append(help).append('\n');
        } else if (!help.isEmpty()) {
            text.append(beside ? "\n" : "").append("  help: ").append(help).append('\n');
        } else if (problem.where().isPresent()) {
            text.append('\n');
        }
        return text.toString();
    }

    private static int lastLine(StringBuilder text) {
        return text.length() - text.lastIndexOf("\n") - 1;
    }

    /** The place, its line, and the carets below, without an end. */
    private static void underline(StringBuilder text, Place place, int columns) {
        String source = place.source();
        int length = source.codePointCount(0, source.length());
        int first = Math.max(0, Math.min(place.column() - 1, length) - NEAR_MAX);
        int last = Math.min(length, first + 2 * NEAR_MAX);
        int begin = source.offsetByCodePoints(0, first);
        String near = source.substring(begin, source.offsetByCodePoints(begin, last - first));
        int[] line = visible(near).codePoints().toArray();
        int[] cells = cellsBefore(line);
        int fault = Math.min(place.column() - 1 - first, line.length);
        String gutter = Integer.toString(place.line());
        int frame = gutter.length() + " | ……".length();
        int width = Math.clamp(columns - frame, SOURCE_MIN, SOURCE_MAX);
        int latest = Math.min(cells[fault] - width * 3 / 5, cells[line.length] - width);
        int from = 0;
        while (cells[line.length] > width && cells[from] < latest) {
            from++;
        }
        int to = from;
        while (to < line.length && cells[to + 1] - cells[from] <= width) {
            to++;
        }
        String before = first + from > 0 ? "…" : "";
        String blank = " ".repeat(gutter.length());
        int end = Math.clamp((long) fault + place.length(), fault, Math.max(fault, to));
        text.append("  --> ").append(visible(place.file()));
        text.append(':').append(place.line()).append(':').append(place.column()).append('\n');
        text.append(gutter).append(" | ").append(before).append(new String(line, from, to - from));
        text.append(first + to < length ? "…" : "").append('\n');
        text.append(blank).append(" | ");
        text.repeat(' ', before.length() + cells[fault] - cells[from]);
        text.repeat('^', Math.max(1, cells[end] - cells[fault]));
    }

    /** The room that so many of the characters take. */
    private static int[] cellsBefore(int[] characters) {
        int[] cells = new int[characters.length + 1];
        for (int i = 0; i < characters.length; i++) {
            cells[i + 1] = cells[i] + Cells.of(characters[i]);
        }
        return cells;
    }

    private static String sentence(String text) {
        boolean fits = text.length() <= SENTENCE_MAX;
        return visible(fits ? text : text.substring(0, SENTENCE_MAX) + "…");
    }

    /**
     * The same number of characters, none of which moves a cursor or turns the direction of text.
     */
    public static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().map(ProblemText::visible).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static int visible(int character) {
        if (character < 0x20) {
            return 0x2400 + character;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    0xFFFD;
            default -> character;
        };
    }
}
