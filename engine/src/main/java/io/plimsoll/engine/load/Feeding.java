package io.plimsoll.engine.load;

import io.plimsoll.model.rows.Rows;
import java.util.IdentityHashMap;
import java.util.Map;

/** Gives the journeys of one shard their rows, as values of their variables. */
final class Feeding implements AutoCloseable {

    /** Room for the variables of any journey. */
    final int variables;

    private final Map<Rows, Rows.Reader> open = new IdentityHashMap<>();
    private final FeedReader[][] readersOf;

    Feeding(Plan plan) {
        variables = plan.variables();
        readersOf =
                plan.workloads().stream()
                        .map(
                                workload ->
                                        workload.feeds().stream()
                                                .map(f -> reader(f, workload))
                                                .toArray(FeedReader[]::new))
                        .toArray(FeedReader[][]::new);
    }

    /** Those who take rows of the same file go through it together. */
    private FeedReader reader(Feed feed, Plan.Workload workload) {
        Rows.Reader rows = open.computeIfAbsent(feed.file(), Feeding::open);
        return new FeedReader(feed, workload.variables(), rows);
    }

    private static Rows.Reader open(Rows rows) {
        return rows.isInOrder() ? new RowsAhead(rows) : rows.reader();
    }

    @Override
    public void close() {
        for (Rows.Reader reader : open.values()) {
            if (reader instanceof RowsAhead ahead) {
                ahead.close();
            }
        }
    }

    /** Whether there are rows left for an arrival or an iteration. */
    boolean hasRows(int phase, int workload, long rank) {
        for (FeedReader reader : readersOf[workload]) {
            if (!reader.has(phase, rank)) {
                return false;
            }
        }
        return true;
    }

    /** Takes the journey's rows; returns whether there are any left for it. */
    boolean feed(Journey journey) {
        for (FeedReader reader : readersOf[journey.workload.index()]) {
            if (!reader.take(journey.phase.plan.index(), journey.rank, journey.op.variables)) {
                return false;
            }
        }
        return true;
    }
}
