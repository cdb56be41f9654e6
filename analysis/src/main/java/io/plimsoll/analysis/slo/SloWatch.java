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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
        return watched.map(window -> window.firstBroken(whole)).orElse(whole);
    }
}
