package io.plimsoll.analysis.slo;

import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.scenario.Slo;

/**
 * The two ends between which the true figure lies, whatever became of the requests that the
 * generator failed to deliver and of those whose answer never came.
 *
 * @param low the least it can be
 * @param high the most; positive infinity when nothing bounds it
 */
record Bounds(double low, double high) {

    /**
     * A pass stands if both ends hold, a fail if neither does. A comparison that holds at both
     * ends, or at neither, does so at every figure between them, whichever its direction is.
     */
    Decision decide(Slo slo) {
        boolean lowHolds = slo.comparison().holds(low, slo.limit());
        boolean highHolds = slo.comparison().holds(high, slo.limit());
        if (lowHolds != highHolds) {
            return Decision.INCONCLUSIVE;
        }
        return lowHolds ? Decision.PASS : Decision.FAIL;
    }
}
