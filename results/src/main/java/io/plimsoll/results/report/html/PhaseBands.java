package io.plimsoll.results.report.html;

import io.plimsoll.results.report.Timeline.Stretch;
import java.util.ArrayList;
import java.util.List;

/** The phases as bands above a time axis; those that overlap one under the other. */
final class PhaseBands {

    private static final double LANE = 20;

    private final Markup page;
    private final List<Stretch> phases;
    private final Scale x;
    private final List<Integer> lanes = new ArrayList<>();
    private final List<Double> laneEnds = new ArrayList<>();

    PhaseBands(Markup page, List<Stretch> phases, Scale x) {
        this.page = page;
        this.phases = phases;
        this.x = x;
        phases.forEach(phase -> lanes.add(laneFor(phase)));
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

    /** How much room they take. */
    double height() {
        return laneEnds.size() * LANE;
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
            String label = phase.name() + (phase.recorded() ? "" : " (not recorded)");
            String fitting = Charts.fit(label, to - from - 10);
            if (!fitting.isEmpty()) {
                page.element("text", fitting, "x", from + 5, "y", y + 12.5);
            }
        }
    }
}
