package io.plimsoll.analysis.slo;

import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Verdict.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a run's plan was delivered: at most 1 % of the requests planned in recorded phases are
 * undelivered, the setup before it did not fail, and it did not break off.
 *
 * @param reasons why not, or what else to know about the generator
 */
record Validity(boolean valid, List<Reason> reasons) {

    static final int UNDELIVERED_PERCENT_MAX = 1;

    static Validity of(Run run) {
        if (run.setupFailure().isPresent()) {
            Reason setup = new Reason(true, Reason.Kind.SETUP, run.setupFailure().get());
            return new Validity(false, List.of(setup));
        }
        RequestStats recorded = Scope.recorded(run).requests();
        boolean delivered =
                recorded.undelivered() * 100
                        <= UNDELIVERED_PERCENT_MAX * recorded.ledger().planned();
        List<Reason> reasons = new ArrayList<>();
        run.failure()
                .map(why -> new Reason(true, Reason.Kind.OTHER, "broke off: " + why.what()))
                .ifPresent(reasons::add);
        reasons.addAll(new GeneratorReasons(run, recorded, !delivered).inOrder());
        return new Validity(delivered && run.failure().isEmpty(), reasons);
    }
}
