package io.plimsoll.results.report.html;

/** The data of an SVG path: lines, steps and boxes in absolute places. */
final class Path {

    private final StringBuilder data = new StringBuilder();
    private boolean drawing;

    /** A line from left to right. */
    static Path across(double y, double from, double to) {
        Path line = new Path();
        line.data.append('M');
        line.place(from, y);
        line.data.append('H').append(Markup.number(to));
        return line;
    }

    /** A line downwards. */
    static Path down(double x, double from, double to) {
        Path line = new Path();
        line.data.append('M');
        line.place(x, from);
        line.data.append('V').append(Markup.number(to));
        return line;
    }

    /** Lifts the pen: the next place is where a new line begins. */
    Path lift() {
        drawing = false;
        return this;
    }

    /** Draws to a place, or begins there. A line of one place is a dot. */
    Path to(double x, double y) {
        data.append(drawing ? 'L' : 'M');
        place(x, y);
        if (!drawing) {
            data.append("h0");
        }
        drawing = true;
        return this;
    }

    /** Draws a flat piece of a staircase. */
    Path step(double fromX, double toX, double y) {
        to(fromX, y);
        data.append('H').append(Markup.number(toX));
        return this;
    }

    Path close() {
        data.append('Z');
        drawing = false;
        return this;
    }

    Path box(double x, double y, double width, double height) {
        data.append('M');
        place(x, y);
        data.append('h').append(Markup.number(width)).append('v').append(Markup.number(height));
        data.append('h').append(Markup.number(-width)).append('z');
        drawing = false;
        return this;
    }

    boolean isEmpty() {
        return data.isEmpty();
    }

    private void place(double x, double y) {
        data.append(Markup.number(x)).append(' ').append(Markup.number(y));
    }

    @Override
    public String toString() {
        return data.toString();
    }
}
