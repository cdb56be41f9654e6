package io.plimsoll.results.report;

import io.plimsoll.analysis.slo.RunSummary;
import io.plimsoll.analysis.slo.RunSummary.Journeys;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Figures side by side: of each request name, target, group of steps, journey, phase or workload.
 *
 * @param of what the rows are
 */
public record Group(Of of, List<Row> rows) {

    /** What the rows of a group can be. */
    public enum Of {
        REQUEST,
        TARGET,
        /** Of steps. */
        GROUP,
        JOURNEY,
        PHASE,
        WORKLOAD;

        /** In the singular. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int NAME_CHARACTERS_MAX = 120;

    /**
     * One of them.
     *
     * @param planned how many became due
     * @param ok the share of them that ended well; {@code -} of none
     * @param service without a sample for journeys and groups of steps, which have none
     */
    public record Row(
            String name, long planned, String ok, Distribution response, Distribution service) {

        private static Row of(RequestStats stats, String name) {
            long planned = stats.ledger().planned();
            return new Row(
                    SafeText.of(name, NAME_CHARACTERS_MAX),
                    planned,
                    share(stats.ledger().ok(), planned),
                    Distribution.response("Response", stats.times()),
                    Distribution.of("Service", stats.times().service));
        }

        private static Row of(Journeys journeys) {
            long planned = journeys.ledger().planned();
            return new Row(
                    SafeText.of(journeys.name(), NAME_CHARACTERS_MAX),
                    planned,
                    share(journeys.ledger().completed(), planned),
                    Distribution.of(journeys),
                    Distribution.of("Service", new io.plimsoll.model.outcome.Latencies()));
        }

        private static String share(long ok, long planned) {
            return planned == 0 ? "-" : Figures.percent((double) ok / planned);
        }
    }

    public Group {
        rows = List.copyOf(rows);
    }

    static Group requests(RunSummary merged) {
        return of(Of.REQUEST, merged.byName(), RequestStats::name);
    }

    /** Where steps say which target is theirs. */
    static Group targets(RunSummary merged) {
        return of(Of.TARGET, merged.byTarget(), RequestStats::name);
    }

    static Group workloads(RunSummary merged) {
        return of(Of.WORKLOAD, merged.byWorkload(), RequestStats::workload);
    }

    static Group journeys(RunSummary merged) {
        return new Group(Of.JOURNEY, merged.journeys().stream().map(Row::of).toList());
    }

    static Group groups(RunSummary merged) {
        return new Group(Of.GROUP, merged.groups().stream().map(Row::of).toList());
    }

    /** All of them, so that their counts add up to the ledger. */
    static Group phases(Run run) {
        List<RequestStats> phases =
                run.phases().stream().map(phase -> phase(run, phase.name())).toList();
        return of(
                Of.PHASE,
                phases,
                phase -> phase.phase() + (run.isRecorded(phase.phase()) ? "" : " (not recorded)"));
    }

    private static RequestStats phase(Run run, String phase) {
        return RequestStats.merged(
                phase,
                RequestStats.ALL,
                RequestStats.ALL,
                run.requests().stream().filter(stats -> stats.phase().equals(phase)).toList());
    }

    private static Group of(Of of, List<RequestStats> rows, Function<RequestStats, String> name) {
        return new Group(of, rows.stream().map(row -> Row.of(row, name.apply(row))).toList());
    }
}
