package io.plimsoll.app.cli.console;

import io.plimsoll.app.cli.result.Paint;
import io.plimsoll.model.basics.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines that are too long for a window, broken between words: between columns if that leaves little
 * room unused, otherwise behind a comma or before a sign, otherwise at any blank. What goes on
 * stands under what the line is about. A word that is longer than a line stays whole.
 */
final class Wrapped {

    private static final String LEADS_ON = "+=→(|";

    /** A line of a file, or what points at a place in it: a break would move one from the other. */
    private static final Pattern QUOTE = Pattern.compile(" *[0-9]* \\|");

    private final String line;
    private final String seen;
    private final int columns;

    private Wrapped(String line, int columns) {
        this.line = line;
        this.seen = Paint.plain(line);
        this.columns = columns;
    }

    /** The line in parts of at most so many columns. */
    static List<String> lines(String line, int columns) {
        return new Wrapped(line, columns).lines();
    }

    private List<String> lines() {
        if (Cells.of(seen) <= columns || QUOTE.matcher(seen).lookingAt()) {
            return List.of(line);
        }
        int second = indent();
        int indent = Cells.of(seen.substring(0, second));
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < seen.length()) {
            int margin = lines.isEmpty() ? 0 : indent;
            int end = end(from, columns - margin, lines.isEmpty() ? second : 0);
            int next = end;
            while (next < seen.length() && seen.charAt(next) == ' ') {
                next++;
            }
            lines.add(" ".repeat(margin) + part(from, end, next));
            from = next;
        }
        return lines;
    }

    /** Under the second column of the line, if that leaves more than half of the window. */
    private int indent() {
        int begin = text(0);
        int gap = seen.indexOf("  ", begin);
        int second = gap < 0 ? seen.length() : text(gap);
        boolean near = Cells.of(seen.substring(0, second)) <= columns * 9 / 20;
        return near ? second : Math.min(begin + 2, columns / 4);
    }

    /** Where text begins, from here on. */
    private int text(int from) {
        int at = from;
        while (at < seen.length() && seen.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** Where the part that begins here ends: before a blank, or with the line. */
    private int end(int from, int room, int least) {
        int fits = Cells.end(seen, from, room);
        if (fits == seen.length()) {
            return fits;
        }
        int best = -1;
        int bestRank = 0;
        for (int at = fits; at > from + least; at--) {
            boolean breaks = seen.charAt(at) == ' ' && seen.charAt(at - 1) != ' ';
            int rank = !breaks ? 0 : at - from > (fits - from) / 2 ? 1 + rank(at) : 1;
            if (rank > bestRank) {
                best = at;
                bestRank = rank;
            }
        }
        if (best >= 0) {
            return best;
        }
        int blank = seen.indexOf(' ', Math.max(fits, text(from)));
        return blank < 0 ? seen.length() : blank;
    }

    private int rank(int blank) {
        if (seen.startsWith("  ", blank)) {
            return 2;
        }
        boolean behindComma = ",;".indexOf(seen.charAt(blank - 1)) >= 0;
        boolean beforeSign =
                blank + 1 < seen.length() && LEADS_ON.indexOf(seen.charAt(blank + 1)) >= 0;
        return behindComma || beforeSign ? 1 : 0;
    }

    /** What can be seen from one place to another, with all colours up to the next part. */
    private String part(int from, int end, int next) {
        StringBuilder part = new StringBuilder();
        int at = 0;
        for (int i = 0; i < line.length(); i++) {
            boolean here = at >= from && (at < next || next == seen.length());
            if (line.charAt(i) == Paint.ESCAPE) {
                int close = line.indexOf('m', i);
                part.append(here ? line.substring(i, close + 1) : "");
                i = close;
            } else {
                part.append(here && at < end ? line.substring(i, i + 1) : "");
                at++;
            }
        }
        return part.toString();
    }
}
