package io.plimsoll.engine.load;

import io.plimsoll.engine.protocol.Variables;
import io.plimsoll.model.rows.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the cells that a workload uses into the variables of its journeys, on one shard. */
final class FeedReader {

    private final Feed feed;
    private final Rows.Reader rows;
    private final int[] columns;
    private final int[] places;

    /**
     * @param rows of the feed's file
     */
    FeedReader(Feed feed, Variables variables, Rows.Reader rows) {
        this.feed = feed;
        this.rows = rows;
        List<String> all = feed.file().columns();
        List<String> used =
                all.stream().filter(column -> variables.isUsed(nameOf(column))).toList();
        columns = used.stream().mapToInt(all::indexOf).toArray();
        places = used.stream().mapToInt(column -> variables.place(nameOf(column))).toArray();
    }

    private String nameOf(String column) {
        return feed.feeder().name() + "." + column;
    }

    boolean has(int phase, long rank) {
        return feed.row(phase, rank) != Feed.NONE;
    }

    /** Takes the row of an arrival, if there is one. */
    boolean take(int phase, long rank, @Nullable String[] variables) {
        long row = feed.row(phase, rank);
        if (row == Feed.NONE) {
            return false;
        }
        if (columns.length > 0) {
            rows.goTo(row);
            for (int i = 0; i < columns.length; i++) {
                variables[places[i]] = rows.cell(columns[i]);
            }
        }
        return true;
    }
}
