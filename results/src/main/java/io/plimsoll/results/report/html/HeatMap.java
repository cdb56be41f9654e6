package io.plimsoll.results.report.html;

import io.plimsoll.model.outcome.Density;
import io.plimsoll.results.report.Figures;
import io.plimsoll.results.report.Timeline;
import io.plimsoll.results.report.Timeline.Column;

/** How many responses took how long, when: time from left to right, length from below. */
final class HeatMap {

    static final int LEVELS = 7;

    private static final double LEFT = 58;
    private static final double RIGHT = 996;
    private static final double TOP = 6;

    private final Markup page;
    private final Timeline timeline;
    private final int lowest;
    private final int highest;
    private final long most;
    private final double cell;
    private final double bottom;

    HeatMap(Markup page, Timeline timeline) {
        this.page = page;
        this.timeline = timeline;
        int low = Density.BUCKETS;
        int high = -1;
        long top = 0;
        for (Column column : timeline.columns()) {
            for (int bucket = 0; bucket < Density.BUCKETS; bucket++) {
                if (column.responses().get(bucket) > 0) {
                    low = Math.min(low, bucket);
                    high = Math.max(high, bucket);
                    top = Math.max(top, column.responses().get(bucket));
                }
            }
        }
        lowest = low / 10 * 10;
        highest = Math.min(Density.BUCKETS - 1, high / 10 * 10 + 9);
        most = top;
        cell = Math.clamp(300.0 / (highest - lowest + 1), 5, 14);
        bottom = TOP + (highest - lowest + 1) * cell;
    }

    boolean isEmpty() {
        return most == 0;
    }

    /** How many responses the darkest cell stands for. */
    long most() {
        return most;
    }

    void draw() {
        Charts.begin(
                page,
                "heat",
                1000,
                bottom + 26,
                "Responses over time and by length",
                "The stronger a cell's colour, the more responses took so long at that time; at most "
                        + Figures.count(most)
                        + ".");
        Scale x = Scale.linear(0, timeline.seconds(), LEFT, RIGHT);
        for (int level = 1; level <= LEVELS; level++) {
            cells(x, level);
        }
        Scale y =
                Scale.logarithmic(
                        Density.nanosFrom(lowest), Density.nanosFrom(highest + 1), bottom, TOP);
        Charts.rules(page, y, LEFT, RIGHT, Charts::time);
        Charts.timeAxis(page, x, timeline.seconds(), bottom, bottom);
        page.close();
    }

    /** All cells of one shade as one path; neighbours in time are one box. */
    private void cells(Scale x, int level) {
        Path path = new Path();
        for (int bucket = lowest; bucket <= highest; bucket++) {
            double y = bottom - (bucket - lowest + 1) * cell;
            double from = Double.NaN;
            double to = 0;
            for (Column column : timeline.columns()) {
                if (level(column.responses().get(bucket)) == level) {
                    from = Double.isNaN(from) ? x.at(column.fromSecond()) : from;
                    to = x.at(column.fromSecond() + (double) column.seconds());
                } else if (!Double.isNaN(from)) {
                    path.box(from, y, to - from, cell);
                    from = Double.NaN;
                }
            }
            if (!Double.isNaN(from)) {
                path.box(from, y, to - from, cell);
            }
        }
        if (!path.isEmpty()) {
            page.empty("path", "class", "heat h" + level, "d", path);
        }
    }

    /** By the logarithm of the count: a single slow answer has to be seen beside thousands. */
    private int level(long count) {
        if (count == 0) {
            return 0;
        }
        double share = most == 1 ? 1 : Math.log(count) / Math.log(most);
        return 1 + (int) Math.round(share * (LEVELS - 1));
    }
}
