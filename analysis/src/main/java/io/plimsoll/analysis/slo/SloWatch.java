package io.plimsoll.analysis.slo;

import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.DropBlame;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.outcome.Verdict.SloResult;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.scenario.Slo.Consequence;
import io.plimsoll.model.seams.RunListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Follows a run second by second: decides the sentences that are about windows of it, sees when
 * each sentence was first broken, and says when one of them wants the run to end.
 */
public final class SloWatch implements RunListener {

    private final Consumer<Slo> aborts;
    private final DropBlame dropBlame = new DropBlame();
    private List<SloWindows> windows = List.of();
    private Optional<Slo> abortedBy = Optional.empty();

    /**
     * Watches one run.
     *
     * @param aborts hears, once, of the first sentence that ends the run
     */
    public SloWatch(Consumer<Slo> aborts) {
        this.aborts = aborts;
    }

    /** The watch of a run that stood like this at its end; a blind one for a blind one's state. */
    public static SloWatch at(State state, Scenario scenario) {
        SloWatch watch = blind();
        List<Slo> slos = Judge.slos(scenario);
        if (slos.size() != state.sentences().size()) {
            return watch;
        }
        watch.windows =
                IntStream.range(0, slos.size())
                        .mapToObj(
                                i -> SloWindows.at(state.sentences().get(i), scenario, slos.get(i)))
                        .toList();
        watch.abortedBy = state.abortedBy().stream().mapToObj(slos::get).findFirst();
        return watch;
    }

    /** How it stands. */
    public State state() {
        return new State(
                windows.stream().map(SloWindows::state).toList(),
                IntStream.range(0, windows.size())
                        .filter(i -> abortedBy.equals(Optional.of(windows.get(i).slo())))
                        .findFirst());
    }

    /**
     * How a watch stands, which is all that it needs for its decisions.
     *
     * @param sentences one entry for each of {@link Judge#slos}
     * @param abortedBy the number of the sentence that ended the run
     */
    public record State(List<SentenceState> sentences, OptionalInt abortedBy) {
        public State {
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * What the windows of one sentence have shown.
     *
     * @param closed whether there were phases of users among its own
     * @param blurred whether some of its seconds could not be told apart
     * @param firstBroken the end of the first window that broke it
     * @param worst what was decided about its worst window
     */
    public record SentenceState(
            boolean closed,
            boolean blurred,
            Optional<Duration> firstBroken,
            Optional<SloResult> worst) {}

    /** Of a run that nobody watched: what its windows were is not known. */
    static SloWatch blind() {
        return new SloWatch(_ -> {});
    }

    @Override
    public void begins(Scenario scenario, String url, Instant started) {
        windows = Judge.slos(scenario).stream().map(slo -> new SloWindows(scenario, slo)).toList();
    }

    @Override
    public void changed(Changes changes) {
        dropBlame.add(changes.drops());
        for (SloWindows window : windows) {
            window.add(changes, dropBlame);
            boolean ends =
                    abortedBy.isEmpty()
                            && window.slo().consequence() == Consequence.ABORT
                            && window.isBroken();
            if (ends) {
                abortedBy = Optional.of(window.slo());
                aborts.accept(window.slo());
            }
        }
    }

    /** The sentence that ended the run. */
    public Optional<Slo> abortedBy() {
        return abortedBy;
    }

    SloResult judge(Run run, Slo slo) {
        Optional<SloWindows> watched =
                windows.stream().filter(window -> window.slo().equals(slo)).findFirst();
        if (slo.over().isPresent()) {
            return watched.map(window -> window.judge(run))
                    .orElseGet(
                            () ->
                                    new SloFigure(slo)
                                            .result(
                                                    Decision.INCONCLUSIVE,
                                                    Optional.empty(),
                                                    false,
                                                    "its seconds are not known"));
        }
        SloResult whole = new SloJudge(run, slo).judge();
        return watched.map(window -> window.firstBroken(whole, run)).orElse(whole);
    }
}
