package io.plimsoll.app.cli.trial;

import io.plimsoll.app.cli.result.Paint;
import io.plimsoll.app.cli.trial.Tried.Exchange;
import io.plimsoll.app.cli.trial.Tried.Part;
import io.plimsoll.engine.protocol.Op;
import io.plimsoll.engine.protocol.Variables;
import io.plimsoll.engine.protocol.Witness;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Outcome;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Save;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts together what one user did, request by request, and takes the secrets out of it. */
public final class Trial implements Witness {

    private final Scenario scenario;
    private final Hidden hidden;
    private final TrialView view;
    private final ConcurrentLinkedQueue<Tried> all = new ConcurrentLinkedQueue<>();

    private Step.@Nullable Request step;
    private @Nullable Variables variables;
    private @Nullable Received answer;
    private Optional<Part> sent = Optional.empty();
    private List<Checked> checks = List.of();
    private List<Exchange> exchanges = List.of();
    private String workload = "";
    private Stage stage = Stage.STEPS;
    private int number;
    private long lastNanos;
    private Duration thought = Duration.ZERO;

    private Trial(Scenario scenario, Collection<String> secrets, TrialView view) {
        this.scenario = scenario;
        hidden = new Hidden(scenario, secrets);
        this.view = view;
    }

    /**
     * A trial that is shown while it goes on.
     *
     * @param scenario of one user
     * @param secrets the values of the scenario's
     * @param out takes lines of at most so many columns
     * @param verbose show bodies as far as they are kept
     */
    public static Trial shown(
            Scenario scenario,
            Collection<String> secrets,
            Consumer<List<String>> out,
            Paint paint,
            int columns,
            boolean verbose) {
        return new Trial(scenario, secrets, new TrialText(out, paint, columns, verbose));
    }

    /** A trial of which only the end is shown. */
    public static Trial silent(Scenario scenario, Collection<String> secrets) {
        return new Trial(scenario, secrets, new TrialView() {});
    }

    /**
     * What it came to.
     *
     * @param stopped from outside
     * @param setupFailure why the setup failed, if it did
     */
    public TrialEnd end(boolean stopped, Optional<String> setupFailure) {
        return new TrialEnd(scenario, List.copyOf(all), stopped, setupFailure);
    }

    @Override
    public void begins(
            Op op,
            Step.Request itsStep,
            Variables itsVariables,
            String itsWorkload,
            Stage itsStage) {
        boolean goesOn = itsWorkload.equals(workload) && itsStage.isOnce() == stage.isOnce();
        number = goesOn ? number + 1 : 1;
        thought = Duration.ofNanos(number > 1 ? Math.max(0, op.intendedNanos - lastNanos) : 0);
        workload = itsWorkload;
        stage = itsStage;
        step = itsStep;
        variables = itsVariables;
        checks = List.of();
        exchanges = new ArrayList<>();
        sent = Optional.empty();
        answer = null;
        for (String name : itsVariables.names()) {
            String value = op.variables[itsVariables.place(name)];
            if (value != null) {
                hidden.learn(name, value);
            }
        }
        view.begins(workload, stage, number, hidden.in(itsStep.name()), thought);
    }

    @Override
    public void sends(Op op, Sent message) {
        Part part =
                new Part(
                        message.method() + " " + hidden.inUrl(message.url()),
                        hidden.inHeaders(message.headers()),
                        Content.of(message.body(), hidden::in));
        sent = Optional.of(part);
        view.sends(part);
    }

    @Override
    public void receives(Op op, Received received) {
        answer = received;
    }

    @Override
    public void checks(Op op, List<Checked> checked) {
        checks = checked;
    }

    @Override
    public void goesOn(Op op) {
        exchanged(op);
    }

    private void exchanged(Op op) {
        Received received = answer;
        Optional<Part> part =
                received == null
                        ? Optional.empty()
                        : Optional.of(
                                new Part(
                                        hidden.in(received.line()),
                                        hidden.inHeaders(received.headers()),
                                        Content.of(received.body(), hidden::in)
                                                .ofAtLeast(op.bytesReceived)));
        Exchange exchange =
                new Exchange(op.cause.name().toLowerCase(Locale.ROOT), sent, part, timing(op));
        exchanges.add(exchange);
        answer = null;
        sent = Optional.empty();
        view.exchanged(exchange);
    }

    private static Tried.Timing timing(Op op) {
        if (op.sentNanos == 0) {
            return new Tried.Timing(op.connectNanos, 0, 0, 0, false);
        }
        long begun = op.begunNanos == 0 ? op.firedNanos : op.begunNanos;
        boolean isDone = op.doneNanos != 0;
        return new Tried.Timing(
                op.connectNanos,
                op.sentNanos - begun,
                Math.max(0, op.firstByteNanos - op.sentNanos),
                // Timed out, it is done at its deadline, and may have been sent after that.
                isDone ? Math.max(0, op.doneNanos - op.sentNanos) : 0,
                op.stamped);
    }

    @Override
    public void ends(Op op) {
        Step.Request itsStep = step;
        if (itsStep == null) {
            return;
        }
        boolean good = op.outcome == Outcome.OK && op.doneNanos <= op.deadlineNanos;
        Map<String, String> saved = new LinkedHashMap<>();
        if (itsStep instanceof HttpStep http && good) {
            http.saves().forEach(save -> keep(save, op, saved));
        }
        exchanged(op);
        lastNanos = op.readNanos;
        Tried tried =
                new Tried(
                        workload,
                        stage,
                        number,
                        hidden.in(itsStep.name()),
                        thought,
                        List.copyOf(exchanges),
                        checks.stream().map(this::masked).toList(),
                        saved,
                        good ? new Tried.Ending(Optional.empty(), "") : wrong(op),
                        Duration.ofNanos(op.doneNanos - op.intendedNanos));
        all.add(tried);
        view.ended(tried);
    }

    /** What came too late by its stamp has timed out, whatever it says. */
    private Tried.Ending wrong(Op op) {
        ErrorKind kind = op.kind == null ? ErrorKind.TIMEOUT : op.kind;
        String text = op.outcome == Outcome.UNFINISHED ? "stopped before its end" : op.sample;
        return new Tried.Ending(Optional.of(kind), hidden.in(text));
    }

    private Checked masked(Checked checked) {
        return new Checked(hidden.in(checked.what()), checked.holds(), hidden.in(checked.found()));
    }

    private void keep(Save save, Op op, Map<String, String> saved) {
        Variables names = variables;
        String value = names == null ? null : op.variables[names.place(save.name())];
        if (value != null) {
            hidden.learn(save.name(), value);
            saved.put(save.name(), hidden.in(save.name(), value));
        }
    }
}
