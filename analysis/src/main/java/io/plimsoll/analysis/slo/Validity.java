package io.plimsoll.analysis.slo;

import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Verdict.Reason;
import java.util.List;

/**
 * Whether a run's plan was delivered: at most 1 % of the requests planned in recorded phases are
 * undelivered, and the setup before it did not fail.
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
        boolean valid =
                recorded.undelivered() * 100
                        <= UNDELIVERED_PERCENT_MAX * recorded.ledger().planned();
        return new Validity(valid, new GeneratorReasons(run, recorded, !valid).inOrder());
    }
}
