package io.plimsoll.model.yaml.tree;

/** How the lines of a file are indented, and which of them breaks the file's own habit. */
public record Indentation(Source source) {

    private static final int LINES_BACK_MAX = 30;

    /** The nearest line, from this one upwards, that breaks the file's own step of indentation. */
    int misfit(int line) {
        int step = step();
        for (int back = line; back > Math.max(0, line - LINES_BACK_MAX); back--) {
            if (!isAside(back) && of(back) % step != 0) {
                return back;
            }
        }
        return line;
    }

    /** What two lines in three keep to. */
    private int step() {
        int indented = 0;
        int even = 0;
        int threefold = 0;
        for (int line = 1; line <= source.lines().size(); line++) {
            int indent = isAside(line) ? 0 : of(line);
            indented += indent > 0 ? 1 : 0;
            even += indent > 0 && indent % 2 == 0 ? 1 : 0;
            threefold += indent > 0 && indent % 3 == 0 ? 1 : 0;
        }
        if (even * 3 >= indented * 2) {
            return 2;
        }
        return threefold * 3 >= indented * 2 ? 3 : 1;
    }

    /** The nearest line above that is neither blank nor a comment; 0 when there is none. */
    int contentBefore(int line) {
        int previous = line - 1;
        while (previous > 0 && isAside(previous)) {
            previous--;
        }
        return previous;
    }

    /** Blank, or a comment. */
    boolean isAside(int line) {
        String text = source.line(line).strip();
        return text.isEmpty() || text.startsWith("#");
    }

    /** Characters before the first that is not blank. */
    int of(int line) {
        String text = source.line(line);
        return text.length() - text.stripLeading().length();
    }

    /** The line without what is blank before and behind. */
    public Span wholeLine(int line) {
        return new Span(line, of(line) + 1, Math.max(1, source.line(line).strip().length()));
    }
}
