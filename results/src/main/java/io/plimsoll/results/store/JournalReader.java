package io.plimsoll.results.store;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.RunEnd;
import io.plimsoll.model.outcome.RunTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal up to its end, or up to the first thing in it that is not whole: what stands
 * before that is right, and nothing behind it is guessed.
 */
final class JournalReader {

    private final Path folder;
    private final Consumer<Changes> each;
    private final RunTotals totals = new RunTotals();
    private final List<String> notes = new ArrayList<>();
    private @Nullable Start start;
    private Optional<Ending> ending = Optional.empty();
    private StoredRun.End end = StoredRun.End.CUT;
    private String detail = "";
    private String mend =
            "its process ended before anything was kept; `plimsoll runs rm` takes it away";

    /**
     * @param each hears of each block's changes in turn; their distributions are its to keep
     */
    JournalReader(Path folder, Consumer<Changes> each) {
        this.folder = folder;
        this.each = each;
    }

    /**
     * @throws PlimsollException with {@link ExitCode#RESULTS_INCOMPLETE} when not even its
     *     beginning is there
     */
    StoredRun read() {
        try {
            int number = 0;
            while (Files.exists(SegmentNames.of(folder, number)) && read(number)) {
                number++;
            }
        } catch (IOException e) {
            end = StoredRun.End.CUT;
            detail = IoText.of(e);
            mend = "let it be read, and try again";
        } catch (DamageException e) {
            end = StoredRun.End.DAMAGED;
            detail = e.getMessage() + (start == null ? "" : where());
            mend = "put a copy that is whole in its place, if there is one";
        }
        Start begun = start;
        if (begun == null) {
            throw new PlimsollException(
                    ExitCode.RESULTS_INCOMPLETE,
                    Problem.of(
                            "the journal in `"
                                    + folder
                                    + "` has no beginning"
                                    + (detail.isEmpty() ? "" : ": " + detail),
                            mend));
        }
        return stored(begun);
    }

    private String where() {
        return " " + StoredRun.moment(totals.seconds());
    }

    private StoredRun stored(Start begun) {
        if (end != StoredRun.End.COMPLETE) {
            if (totals.seconds() == 0) {
                totals.add(Changes.none()); // cut off within its first second
            }
            ending = Optional.empty();
        }
        Ending last = ending.orElseGet(() -> Ending.cut(totals.seconds(), endOfRun()));
        if (ending.isEmpty() || last.end() instanceof RunEnd.BrokenOff) {
            totals.giveUp(last.elapsed()); // with requests in flight
        }
        Run run =
                totals.run(
                        begun.scenario(), begun.url(), begun.started(), last.elapsed(), last.end());
        return new StoredRun(
                last.requestLog().map(run::with).orElse(run),
                begun.origin(),
                last.watch(),
                end,
                detail,
                notes);
    }

    /** Of a journal that does not say it. */
    private RunEnd endOfRun() {
        return end == StoredRun.End.DAMAGED ? RunEnd.DAMAGED : RunEnd.STOPPED;
    }

    /** Returns whether the journal may go on behind this segment. */
    private boolean read(int number) throws IOException {
        try (SegmentReader in = new SegmentReader(SegmentNames.of(folder, number))) {
            for (Optional<Block> next = in.next(); next.isPresent(); next = in.next()) {
                if (end == StoredRun.End.COMPLETE && next.get().kind() != Block.Kind.NOTE) {
                    throw new DamageException("a block behind the last one");
                }
                take(next.get());
            }
            if (in.left() > 0) {
                detail = "its last block was not finished";
            }
            boolean followed = Files.exists(SegmentNames.of(folder, number + 1));
            if (followed && in.left() > 0 || end == StoredRun.End.COMPLETE && in.left() > 0) {
                throw new DamageException(detail);
            }
            return followed;
        }
    }

    private void take(Block block) {
        if ((block.kind() == Block.Kind.START) != (start == null)) {
            throw new DamageException("a block out of its order");
        }
        switch (block.kind()) {
            case START -> start = Start.of(block);
            case CHANGES -> take(ChangesCodec.read(block.body()));
            case NOTE -> {
                BlockInput in = new BlockInput(block.body());
                notes.add(in.text());
                in.end();
            }
            case END -> {
                ending = Optional.of(Ending.of(block, begun().scenario()));
                end = StoredRun.End.COMPLETE;
            }
        }
    }

    private Start begun() {
        return Objects.requireNonNull(start);
    }

    private void take(Changes changes) {
        for (int i = 0; i < changes.seconds().size(); i++) {
            if (changes.seconds().get(i).second() != totals.seconds() + i) {
                throw new DamageException("a second that is missing");
            }
        }
        totals.add(changes);
        each.accept(changes);
    }
}
