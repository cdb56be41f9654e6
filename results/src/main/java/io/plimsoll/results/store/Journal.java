package io.plimsoll.results.store;

import io.plimsoll.analysis.slo.SloWatch;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.results.run.Credentials;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps a run's journal while the run goes on: an append-only file to which each second adds one
 * checksummed block of what changed in it.
 */
final class Journal {

    private static final int BLOCKS_PER_SEGMENT = 3_600;
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    private final JournalWriter writer;
    private Optional<Credentials> underWay = Optional.empty();

    Journal(Path folder, Disk disk) {
        this(new JournalWriter(folder, disk, BLOCKS_PER_SEGMENT, RETRY));
    }

    Journal(JournalWriter writer) {
        this.writer = writer;
    }

    /**
     * Reads a journal.
     *
     * @param each hears of the changes in turn, a second's or a minute's at a time
     * @throws PlimsollException when it cannot be read at all
     */
    static StoredRun read(Path folder, Consumer<Changes> each) {
        return new JournalReader(folder, each).read();
    }

    /**
     * Its first block.
     *
     * @throws IllegalArgumentException for a scenario that no file can say
     */
    void begins(Start start) {
        Credentials credentials = Credentials.of(start.scenario());
        writer.append(start.block(credentials));
        underWay = Optional.of(credentials);
    }

    void changed(Changes changes) {
        byte[] body = ChangesCodec.write(changes, this::shown);
        writer.append(new Block(Block.Kind.CHANGES, body));
    }

    void problem(Problem problem) {
        if (underWay.isPresent()) {
            BlockOutput out = new BlockOutput();
            out.text(shown(problem.what()));
            writer.append(new Block(Block.Kind.NOTE, out.bytes()));
        }
    }

    void ended(Run run, SloWatch.State watch) {
        writer.append(Ending.of(run, watch, this::shown).block());
    }

    private String shown(String text) {
        return underWay.map(credentials -> credentials.mask(text)).orElse(text);
    }

    /** Waits until it is written. Returns how many of its blocks are lost. */
    long close() {
        return writer.close(CLOSE_MAX);
    }

    JournalWriter writer() {
        return writer;
    }
}
