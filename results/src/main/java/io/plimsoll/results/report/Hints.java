package io.plimsoll.results.report;

import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.model.outcome.Verdict.GeneratorBound;
import io.plimsoll.model.outcome.Verdict.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How to go on after a run that did not say what it should have said; nothing after one that did.
 */
final class Hints {

    private static final int HINTS_MAX = 3;

    /** What the machine did not give. */
    private static final Set<Reason.Kind> LACKS =
            EnumSet.of(
                    Reason.Kind.PORTS,
                    Reason.Kind.DESCRIPTORS,
                    Reason.Kind.MEMORY,
                    Reason.Kind.OTHER);

    private Hints() {}

    static List<String> of(Run run, RequestStats all, Verdict verdict) {
        List<String> hints = new ArrayList<>();
        long planned = all.ledger().planned();
        if (planned > 0 && count(all, ErrorKind.CONNECT_REFUSED) == planned) {
            hints.add(
                    "nothing accepted a connection at "
                            + SafeText.of(run.url(), 80)
                            + ": is it running?");
        }
        if (count(all, ErrorKind.ADDRESS_REFUSED) > 0) {
            hints.add(
                    "a public host is loaded only when named: `--allow HOST`, or `allow:` in the"
                            + " file; link-local addresses never are");
        }
        if (run.setupFailure().isPresent()) {
            hints.add("`plimsoll try FILE` shows what `setup` sends and what it gets");
        }
        hints.addAll(delivery(run, verdict));
        if (count(all, ErrorKind.IN_FLIGHT) > 0 && verdict.valid()) {
            hints.add(
                    "the target could not keep up: %s in flight at once is the limit"
                            .formatted(Figures.count(run.scenario().limits().inFlightOrDefault())));
        }
        if (verdict.bound() == GeneratorBound.YES) {
            hints.add(
                    "the generator was the bottleneck: the target can do more than this"
                            + " throughput");
        }
        return hints.subList(0, Math.min(HINTS_MAX, hints.size()));
    }

    private static long count(RequestStats all, ErrorKind kind) {
        return all.errors().containsKey(kind) ? all.errors().get(kind).count() : 0;
    }

    private static List<String> delivery(Run run, Verdict verdict) {
        Set<Reason.Kind> reasons =
                verdict.reasons().stream()
                        .filter(Reason::invalidates)
                        .map(Reason::kind)
                        .collect(Collectors.toSet());
        List<String> hints = new ArrayList<>();
        if (reasons.contains(Reason.Kind.PORTS)) {
            int named = run.scenario().defaults().localAddresses().size();
            hints.add(
                    named == 0
                            ? "more ports: `defaults: { local-addresses: [127.0.0.1, 127.0.0.2] }`,"
                                    + " or keep connections"
                            : "more ports: `local-addresses` beyond the %d it has, or keep connections"
                                    .formatted(named));
        }
        if (reasons.contains(Reason.Kind.DESCRIPTORS)) {
            hints.add(
                    "more descriptors: `ulimit -n 65536` before the run, or a lower"
                            + " `limits.connections`");
        }
        if (!Collections.disjoint(reasons, LACKS)) {
            return hints; // being late comes from that, or is the lesser trouble
        }
        if (reasons.contains(Reason.Kind.THREADS)) {
            hints.add(
                    "code of java steps that computes or spins holds a processor: let it do less,"
                            + " or wait by sleeping; or lower the rate");
        } else if (reasons.contains(Reason.Kind.RUN_DELAY)) {
            hints.add("something else ran on the generator's core: give it one of its own");
        } else if (reasons.contains(Reason.Kind.LATENESS)
                || reasons.contains(Reason.Kind.READ_DELAY)) {
            hints.add(
                    "the generator was too slow: a lower rate, more `--shards`, or a free machine");
        }
        return hints;
    }
}
