package io.plimsoll.engine.protocol.http;

import io.plimsoll.engine.protocol.NoValueException;
import io.plimsoll.engine.protocol.Op;
import io.plimsoll.engine.protocol.Text;
import io.plimsoll.engine.protocol.Variables;
import io.plimsoll.engine.protocol.Witness;
import io.plimsoll.model.basics.Durations;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.scenario.Check;
import io.plimsoll.model.scenario.Check.Match;
import io.plimsoll.model.scenario.Metric;
import io.plimsoll.model.scenario.Save;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer has to be, and what is kept of one that is so. Without a check on the status, any
 * of 400 or more fails.
 */
final class AnswerChecks implements AnswerJudge {

    private static final int FIRST_ERROR_STATUS = 400;

    private final List<Asked> checks;
    private final AnswerSaves saves;
    private final AnswerMetrics metrics;
    private final boolean anyStatusCheck;
    private final boolean needBody;
    private final boolean needAnswer;

    /** A check, and what its text is compared to. */
    private record Asked(Check check, Text wanted) {

        private static final Text NOTHING = new Text.Constant("");

        static Asked of(Check check, Variables variables) {
            return new Asked(
                    check,
                    switch (check) {
                        case Check.BodyText body -> wanted(body.match(), variables);
                        case Check.Header header -> wanted(header.match(), variables);
                        case Check.Json json -> wanted(json.match(), variables);
                        case Check.Status _, Check.Time _ -> NOTHING;
                    });
        }

        /** What is compared, with the values of its variables. */
        String said(Match match, Op op) {
            String text = wanted.in(op.variables);
            return switch (match) {
                case Match.Contains _ -> " contains `" + text + "`";
                case Match.Exactly _ -> " is `" + text + "`";
            };
        }

        private static Text wanted(Match match, Variables variables) {
            return switch (match) {
                case Match.Contains(String part) -> variables.text(part);
                case Match.Exactly(String whole) -> variables.text(whole);
            };
        }
    }

    AnswerChecks(List<Check> checks, List<Save> saves, List<Metric> metrics, Variables variables) {
        this.checks = checks.stream().map(check -> Asked.of(check, variables)).toList();
        this.saves = new AnswerSaves(saves, variables);
        this.metrics = new AnswerMetrics(metrics);
        anyStatusCheck = checks.stream().anyMatch(Check.Status.class::isInstance);
        needBody =
                this.saves.needBody()
                        || this.metrics.needBody()
                        || checks.stream()
                                .anyMatch(
                                        check ->
                                                check instanceof Check.BodyText
                                                        || check instanceof Check.Json);
        needAnswer =
                needBody
                        || !this.saves.isEmpty()
                        || !this.metrics.isEmpty()
                        || checks.stream().anyMatch(Check.Header.class::isInstance);
    }

    @Override
    public boolean needBody() {
        return needBody;
    }

    @Override
    public boolean needAnswer() {
        return needAnswer;
    }

    /** Takes away what an earlier answer left of what this one is to bring. */
    void clear(@Nullable String[] variables) {
        saves.clear(variables);
    }

    /**
     * Ends the op as its answer deserves: the first check that fails names the error; then what is
     * missing of what is to be kept does; a time check alone only counts when all else holds.
     */
    @Override
    public void end(Op op, Answer answer) {
        if (!anyStatusCheck && op.status >= FIRST_ERROR_STATUS) {
            op.failed(ErrorKind.STATUS, "status " + op.status);
            return;
        }
        try {
            for (Asked asked : checks) {
                String wrong = wrong(asked, op, answer);
                if (wrong != null) {
                    boolean status = asked.check() instanceof Check.Status;
                    op.failed(status ? ErrorKind.STATUS : ErrorKind.CHECK, wrong);
                    return;
                }
            }
        } catch (NoValueException e) {
            op.failed(ErrorKind.VARIABLE, String.valueOf(e.getMessage()));
            return;
        }
        String missing = saves.isEmpty() ? null : saves.keep(answer, op.variables);
        if (missing != null) {
            op.failed(ErrorKind.SAVE, missing);
            return;
        }
        if (!metrics.isEmpty()) {
            metrics.collect(answer, op);
        }
        endByTime(op);
    }

    /** What is wrong by one check, or null. */
    private static @Nullable String wrong(Asked asked, Op op, Answer answer) {
        return switch (asked.check()) {
            case Check.Status status -> status.accepts(op.status) ? null : "status " + op.status;
            case Check.BodyText(Match match) ->
                    matches(match, asked.wanted(), op, answer.body())
                            ? null
                            : "body: " + answer.bodyStart();
            case Check.Header(String name, Match match) -> {
                List<String> values = answer.headers(name);
                yield values.stream().anyMatch(value -> matches(match, asked.wanted(), op, value))
                        ? null
                        : "header " + name + ": " + String.join(", ", values);
            }
            case Check.Json json -> {
                String value = answer.json(json.path());
                yield value != null && matches(json.match(), asked.wanted(), op, value)
                        ? null
                        : json.path()
                                + (value == null
                                        ? ": nothing there in " + answer.bodyStart()
                                        : ": " + value);
            }
            case Check.Time _ -> null;
        };
    }

    private static boolean matches(Match match, Text wanted, Op op, String text) {
        return switch (match) {
            case Match.Contains _ -> text.contains(wanted.in(op.variables));
            case Match.Exactly _ -> text.equals(wanted.in(op.variables));
        };
    }

    /**
     * Everything that is asked of an answer, in the order of the scenario, with what came of it.
     */
    List<Witness.Checked> all(Op op, Answer answer) {
        List<Witness.Checked> all = new ArrayList<>();
        if (!anyStatusCheck) {
            all.add(checked("status < " + FIRST_ERROR_STATUS, op.status < FIRST_ERROR_STATUS, op));
        }
        for (Asked asked : checks) {
            all.add(checked(asked, op, answer));
        }
        return all;
    }

    private static Witness.Checked checked(Asked asked, Op op, Answer answer) {
        try {
            return switch (asked.check()) {
                case Check.Status status ->
                        checked("status " + status, status.accepts(op.status), op);
                case Check.Time(Duration most) -> {
                    long tookNanos = op.doneNanos - op.intendedNanos;
                    yield new Witness.Checked(
                            "time < " + Durations.format(most),
                            tookNanos < most.toNanos(),
                            Durations.format(Duration.ofNanos(tookNanos)));
                }
                case Check.BodyText body ->
                        checked(body.looksAt() + asked.said(body.match(), op), asked, op, answer);
                case Check.Header header ->
                        checked(
                                header.looksAt() + asked.said(header.match(), op),
                                asked,
                                op,
                                answer);
                case Check.Json json ->
                        checked(json.looksAt() + asked.said(json.match(), op), asked, op, answer);
            };
        } catch (NoValueException e) {
            return new Witness.Checked(
                    asked.check().looksAt(), false, String.valueOf(e.getMessage()));
        }
    }

    private static Witness.Checked checked(String what, boolean holds, Op op) {
        return new Witness.Checked(what, holds, Integer.toString(op.status));
    }

    private static Witness.Checked checked(String what, Asked asked, Op op, Answer answer) {
        String wrong = wrong(asked, op, answer);
        return new Witness.Checked(what, wrong == null, wrong == null ? "" : wrong);
    }

    private void endByTime(Op op) {
        for (Asked asked : checks) {
            if (asked.check() instanceof Check.Time(Duration most)
                    && op.doneNanos - op.intendedNanos >= most.toNanos()) {
                op.failedTimeCheck("not within " + Durations.format(most));
                return;
            }
        }
        op.ok();
    }
}
