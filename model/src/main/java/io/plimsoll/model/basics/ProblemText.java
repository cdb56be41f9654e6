package io.plimsoll.model.basics;

/**
 * A problem as the user reads it: what is wrong, the place, the line with the faulty part
 * underlined, and the mend. Long lines are cut around the fault, and what a terminal could take for
 * a command is replaced by a visible sign.
 */
public final class ProblemText {

    private static final int WIDTH = 100;
    private static final int SENTENCE_MAX = 500;
    private static final int BEFORE_FAULT = 60;

    private ProblemText() {}

    /** Several lines, each with its end. */
    public static String of(Problem problem) {
        StringBuilder text =
                new StringBuilder("error: ").append(sentence(problem.what())).append('\n');
        String help = problem.help().map(ProblemText::sentence).orElse("");
        if (problem.where().isPresent()) {
            underline(text, problem.where().get(), help);
        } else if (!help.isEmpty()) {
            text.append("  help: ").append(help).append('\n');
        }
        return text.toString();
    }

    private static void underline(StringBuilder text, Place place, String help) {
        String line = place.source();
        int length = line.codePointCount(0, line.length());
        int fault = Math.min(place.column() - 1, length);
        int latest = Math.min(fault - BEFORE_FAULT, length - WIDTH);
        int from = length <= WIDTH ? 0 : Math.max(0, latest);
        int to = Math.min(length, from + WIDTH);
        int begin = line.offsetByCodePoints(0, from);
        String shown = visible(line.substring(begin, line.offsetByCodePoints(begin, to - from)));
        String gutter = Integer.toString(place.line());
        String before = from > 0 ? "…" : "";
        String blank = " ".repeat(gutter.length());
        int carets = Math.max(1, Math.min(place.length(), to - fault));
        text.append("  --> ").append(visible(place.file()));
        text.append(':').append(place.line()).append(':').append(place.column()).append('\n');
        text.append(gutter).append(" | ").append(before);
        text.append(shown).append(to < length ? "…" : "").append('\n');
        text.append(blank).append(" | ").append(" ".repeat(before.length() + fault - from));
        text.append("^".repeat(carets)).append(help.isEmpty() ? "" : " ").append(help).append('\n');
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
