package io.plimsoll.engine.protocol.http;

import io.plimsoll.engine.protocol.Op;
import io.plimsoll.model.basics.Durations;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.scenario.Check;
import java.time.Duration;
import java.util.List;

/** What an answer has to be. Without a check on the status, any of 400 or more fails. */
final class AnswerChecks implements Judge {

    private static final int FIRST_ERROR_STATUS = 400;

    private final List<Check> checks;
    private final boolean anyStatusCheck;
    private final boolean anyBodyCheck;
    private final boolean anyHeaderCheck;

    AnswerChecks(List<Check> checks) {
        this.checks = checks;
        anyStatusCheck = checks.stream().anyMatch(Check.Status.class::isInstance);
        anyBodyCheck = checks.stream().anyMatch(Check.BodyText.class::isInstance);
        anyHeaderCheck = checks.stream().anyMatch(Check.Header.class::isInstance);
    }

    @Override
    public boolean needBody() {
        return anyBodyCheck;
    }

    @Override
    public boolean needAnswer() {
        return anyBodyCheck || anyHeaderCheck;
    }

    /**
     * Ends the op as its answer deserves: the first check that fails names the error; a time check
     * alone only counts when all others hold.
     */
    @Override
    public void end(Op op, Answer answer) {
        if (!anyStatusCheck && op.status >= FIRST_ERROR_STATUS) {
            op.failed(ErrorKind.STATUS, "status " + op.status);
            return;
        }
        for (Check check : checks) {
            switch (check) {
                case Check.Status status -> {
                    if (!status.accepts(op.status)) {
                        op.failed(ErrorKind.STATUS, "status " + op.status);
                        return;
                    }
                }
                case Check.BodyText body -> {
                    if (!body.match().matches(answer.body())) {
                        op.failed(ErrorKind.CHECK, "body: " + answer.bodyStart());
                        return;
                    }
                }
                case Check.Header header -> {
                    List<String> values = answer.headers(header.name());
                    if (values.stream().noneMatch(header.match()::matches)) {
                        op.failed(
                                ErrorKind.CHECK,
                                "header " + header.name() + ": " + String.join(", ", values));
                        return;
                    }
                }
                case Check.Time _ -> {}
            }
        }
        endByTime(op);
    }

    private void endByTime(Op op) {
        for (Check check : checks) {
            if (check instanceof Check.Time(Duration most)
                    && op.doneNanos - op.intendedNanos >= most.toNanos()) {
                op.failedTimeCheck("not within " + Durations.format(most));
                return;
            }
        }
        op.ok();
    }
}
