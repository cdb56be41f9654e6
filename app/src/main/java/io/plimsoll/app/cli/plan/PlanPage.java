package io.plimsoll.app.cli.plan;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.app.cli.result.Table;
import io.plimsoll.model.basics.Durations;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.results.report.Figures;
import io.plimsoll.results.report.SafeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * The page that {@code plimsoll plan} prints.
 *
 * @param columns the width of the page
 * @param tableColumnsMax of the window; as many as one likes without one
 * @param unicode whether block characters can be shown
 */
public record PlanPage(int columns, int tableColumnsMax, boolean unicode) {

    private static final int NAME_CHARACTERS_MAX = 120;
    private static final int TARGETS_CHARACTERS_MAX = 1_000;
    private static final int SENTENCE_CHARACTERS_MAX = 200;
    private static final int CHART_ROWS = 8;
    private static final int CHART_COLUMNS_MAX = 120;
    private static final int CHART_COLUMNS_MIN = 20;

    public List<String> lines(Scenario scenario, Machine machine) {
        Timetable timetable = Timetable.of(scenario);
        LoadCurve arrivals = LoadCurve.ofArrivals(timetable);
        double peak = arrivals.most();
        List<String> page = new ArrayList<>();
        page.add(headline(scenario, timetable, peak));
        page.add("");
        if (timetable.hasArrivals()) {
            page.addAll(curve(arrivals.highest(width()), timetable, Figures::rate));
            page.add("");
        }
        if (timetable.hasUsers()) {
            page.addAll(
                    curve(
                            LoadCurve.ofUsers(timetable).highest(width()),
                            timetable,
                            PlanPage::users));
            page.add("");
        }
        page.addAll(phases(timetable));
        page.add("");
        page.addAll(Recordings.lines(scenario));
        page.addAll(settings(scenario));
        page.add("SLOs      " + slos(scenario));
        page.addAll(needs(Needs.of(scenario, timetable, peak), scenario, machine));
        return page;
    }

    /** The scenario in one line, as {@code run} prints it before it starts. */
    public static String headline(Scenario scenario) {
        Timetable timetable = Timetable.of(scenario);
        double peak = LoadCurve.ofArrivals(timetable).most();
        return headline(scenario, timetable, peak);
    }

    private static String headline(Scenario scenario, Timetable timetable, double peak) {
        StringBuilder line = new StringBuilder(SafeText.of(scenario.name(), NAME_CHARACTERS_MAX));
        line.append(": ").append(Figures.count(timetable.entries().size(), "phase"));
        line.append(", ").append(Figures.elapsed(Duration.ofNanos(timetable.lengthNanos())));
        if (timetable.hasArrivals()) {
            line.append(timetable.isRandom() ? ", about " : ", ");
            line.append(Figures.count(Math.round(timetable.arrivals()), "arrival"));
            line.append(" (").append(Figures.count(Math.round(timetable.requests()), "request"));
            line.append("), peak ").append(Figures.rate(peak));
        }
        if (timetable.hasUsers()) {
            long users = Math.round(LoadCurve.ofUsers(timetable).most());
            line.append(", up to ").append(Figures.count(users, "user"));
        }
        return line.append(" → ")
                .append(
                        SafeText.of(
                                String.join(", ", scenario.allTargets().values()),
                                TARGETS_CHARACTERS_MAX))
                .toString();
    }

    private static String users(double count) {
        return Figures.number(count) + " users";
    }

    private int width() {
        return Math.clamp(columns - Chart.AXIS_COLUMNS, CHART_COLUMNS_MIN, CHART_COLUMNS_MAX);
    }

    private List<String> curve(
            double[] heights, Timetable timetable, DoubleFunction<String> label) {
        Chart chart = new Chart(heights.length, CHART_ROWS, unicode);
        List<String> lines = new ArrayList<>(chart.draw(heights, label));
        lines.add(chart.timeAxis(timetable.lengthNanos()));
        for (Timetable.Entry entry : timetable.entries()) {
            lines.add(
                    chart.stretch(
                            entry.startNanos(),
                            entry.endNanos(),
                            timetable.lengthNanos(),
                            SafeText.fitting(entry.phase().name(), 30)));
        }
        return lines;
    }

    private List<String> phases(Timetable timetable) {
        Table table = new Table().row("PHASE", "FROM", "TO", "LOAD", "ARRIVALS", "REQUESTS", "");
        for (Timetable.Entry entry : timetable.entries()) {
            boolean open = entry.arrivals().isPresent();
            double arrivals = entry.arrivals().orElse(0);
            table.row(
                    entry.phase().name(),
                    Figures.elapsed(Duration.ofNanos(entry.startNanos())),
                    Figures.elapsed(Duration.ofNanos(entry.endNanos())),
                    LoadText.of(entry.phase().load()),
                    open ? entry.count(arrivals) : "as answered",
                    open ? entry.count(arrivals * entry.requestsPerArrival()) : "as answered",
                    entry.phase().record() ? "" : "not recorded");
        }
        return table.lines("", tableColumnsMax);
    }

    private static List<String> settings(Scenario scenario) {
        Defaults defaults = scenario.defaults();
        Limits limits = scenario.limits();
        String seed = "seed " + scenario.seed();
        return List.of(
                "Settings  timeout %s%s, in-flight %s%s, connections %s%s (%s), stamps %s, %s"
                        .formatted(
                                Durations.format(defaults.timeout()),
                                byDefault(defaults.timeout().equals(Defaults.TIMEOUT)),
                                Figures.count(limits.inFlightOrDefault()),
                                byDefault(limits.inFlight().isEmpty()),
                                Figures.count(limits.connectionsOrDefault()),
                                byDefault(limits.connections().isEmpty()),
                                defaults.connections()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'),
                                defaults.stamps() ? "on" : "off",
                                seed));
    }

    private static String slos(Scenario scenario) {
        return Judge.slos(scenario).stream()
                .map(slo -> slo + byDefault(!scenario.slos().contains(slo)))
                .map(slo -> SafeText.of(slo, SENTENCE_CHARACTERS_MAX))
                .collect(Collectors.joining("; "));
    }

    private static String byDefault(boolean is) {
        return is ? " (default)" : "";
    }

    private static List<String> needs(Needs needs, Scenario scenario, Machine machine) {
        return List.of(
                "Needs     at most %s connections; ports %s; descriptors %s; memory about %s; %s here"
                        .formatted(
                                Figures.count(needs.connections()),
                                against(needs.ports(), Needs.portsOf(machine, scenario)),
                                against(needs.descriptors(), machine.descriptors()),
                                Figures.bytes(needs.memoryBytes()),
                                Figures.count(machine.processors(), "processor")));
    }

    private static String against(double needed, OptionalLong available) {
        String need = Figures.count(Math.round(needed));
        if (available.isEmpty()) {
            return need;
        }
        String has = Figures.count(available.getAsLong());
        return needed > available.getAsLong()
                ? need + ", MORE THAN THE " + has + " HERE"
                : need + " of " + has;
    }
}
