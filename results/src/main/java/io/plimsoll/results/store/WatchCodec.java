package io.plimsoll.results.store;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.analysis.slo.SloWatch;
import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.outcome.Verdict.SloResult;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Slo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the watch on a run stood at its end: which sentence ended it, and of each sentence what its
 * windows have shown, in the order of the scenario.
 */
final class WatchCodec {

    private WatchCodec() {}

    static void write(SloWatch.State state, BlockOutput out) {
        out.number(state.abortedBy().orElse(-1));
        out.number(state.sentences().size());
        for (SloWatch.SentenceState windows : state.sentences()) {
            out.flag(windows.closed());
            out.flag(windows.blurred());
            out.number(windows.firstBroken().map(Duration::toNanos).orElse(-1L));
            out.flag(windows.worst().isPresent());
            windows.worst().ifPresent(worst -> write(worst, out));
        }
    }

    private static void write(SloResult result, BlockOutput out) {
        out.word(result.decision().name());
        out.flag(result.actual().isPresent());
        result.actual().ifPresent(out::fraction);
        out.flag(result.censored());
        out.fraction(result.marginRatio());
        out.text(result.note());
    }

    static SloWatch.State read(BlockInput in, Scenario scenario) {
        List<Slo> slos = Judge.slos(scenario);
        long aborted = in.number();
        int sentences = in.entries();
        if (sentences > slos.size() || aborted >= sentences) {
            throw new DamageException("more sentences than the scenario has");
        }
        List<SloWatch.SentenceState> windows = new ArrayList<>();
        for (int i = 0; i < sentences; i++) {
            windows.add(
                    new SloWatch.SentenceState(
                            in.flag(),
                            in.flag(),
                            time(in.number()),
                            in.flag() ? Optional.of(result(in, slos.get(i))) : Optional.empty()));
        }
        return new SloWatch.State(
                windows, aborted < 0 ? OptionalInt.empty() : OptionalInt.of((int) aborted));
    }

    private static Optional<Duration> time(long nanos) {
        return nanos < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    private static SloResult result(BlockInput in, Slo slo) {
        return new SloResult(
                slo,
                Words.constant(Decision.values(), in.word()),
                in.flag() ? Optional.of(in.fraction()) : Optional.empty(),
                in.flag(),
                in.fraction(),
                in.text(),
                Optional.empty());
    }
}
