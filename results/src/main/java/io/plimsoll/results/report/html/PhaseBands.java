package io.plimsoll.results.report.html;

import io.plimsoll.results.report.Timeline.Stretch;
import java.util.ArrayList;
import java.util.List;

/**
 * The phases as bands above a time axis; those that overlap one under the other. A name that its
 * band has no room for stands below them all, where its phase begins.
 */
final class PhaseBands {

    private static final double LANE = 20;

    /** Of a text in its lane, from the top. */
    private static final double BASELINE = 12.5;

    /** Between the beginning of a band and its name. */
    private static final double INSET = 5;

    /** So many rows of names stand below the bands; then names are cut to fit. */
    private static final int ROWS_MAX = 3;

    private final Markup page;
    private final List<Stretch> phases;
    private final Scale x;
    private final List<Integer> lanes = new ArrayList<>();
    private final List<Double> laneEnds = new ArrayList<>();
    private final List<Double> rowEnds = new ArrayList<>();
    private final List<Name> names = new ArrayList<>();

    /** Where a name stands. */
    private record Name(String text, double x, double y) {}

    PhaseBands(Markup page, List<Stretch> phases, Scale x) {
        this.page = page;
        this.phases = phases;
        this.x = x;
        phases.forEach(phase -> lanes.add(laneFor(phase)));
        for (int i = 0; i < phases.size(); i++) {
            names.add(name(phases.get(i), lanes.get(i) * LANE));
        }
    }

    /** The first lane in which nothing is going on any more. */
    private int laneFor(Stretch phase) {
        int lane = 0;
        while (lane < laneEnds.size() && laneEnds.get(lane) > phase.fromSeconds() + 1e-6) {
            lane++;
        }
        if (lane == laneEnds.size()) {
            laneEnds.add(0.0);
        }
        laneEnds.set(lane, phase.toSeconds());
        return lane;
    }

    /** In its band if it fits there, else in the first row below them that is free at its place. */
    private Name name(Stretch phase, double top) {
        String whole = phase.name() + (phase.recorded() ? "" : " (not recorded)");
        double from = x.at(phase.fromSeconds()) + INSET;
        String inside = Charts.fit(whole, x.at(phase.toSeconds()) - from - INSET);
        if (inside.equals(whole)) {
            return new Name(whole, from, top + BASELINE);
        }
        String below = Charts.fit(whole, x.end() - x.start());
        double begin = Math.min(from, x.end() - Charts.width(below));
        int row = 0;
        while (row < rowEnds.size() && rowEnds.get(row) > begin) {
            row++;
        }
        if (row == ROWS_MAX) {
            return new Name(inside, from, top + BASELINE);
        }
        if (row == rowEnds.size()) {
            rowEnds.add(0.0);
        }
        rowEnds.set(row, begin + Charts.width(below) + LANE);
        return new Name(below, begin, (laneEnds.size() + row) * LANE + BASELINE);
    }

    /** How much room they take. */
    double height() {
        return (laneEnds.size() + rowEnds.size()) * LANE;
    }

    /** Draws them, each with a line down from its beginning. */
    void draw(double bottom) {
        for (int i = 0; i < phases.size(); i++) {
            Stretch phase = phases.get(i);
            double from = x.at(phase.fromSeconds());
            double to = x.at(phase.toSeconds());
            double y = lanes.get(i) * LANE;
            Path band = new Path().box(from, y, Math.max(1, to - from - 1), LANE - 3);
            page.empty("path", "class", phase.recorded() ? "phase" : "phase off", "d", band);
            page.empty("path", "class", "edge", "d", Path.down(from, height(), bottom));
            Name name = names.get(i);
            if (!name.text().isEmpty()) {
                page.element("text", name.text(), "x", name.x(), "y", name.y());
            }
        }
    }
}
