package io.plimsoll.engine.run;

import io.plimsoll.engine.load.Plan;
import io.plimsoll.engine.metrics.Collector;
import io.plimsoll.engine.protocol.Protocol;
import io.plimsoll.engine.protocol.Witness;
import io.plimsoll.engine.protocol.net.Transport;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Save;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.seams.RunControl;
import io.plimsoll.model.seams.RunListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a run does once before the load and once after it: by one user on one shard, in no ledger of
 * the load.
 */
final class SetupAndTeardown {

    private final Scenario scenario;
    private final PlanCompiler.Data data;
    private final Protocols protocols;
    private final Transport transport;
    private final RunListener listener;
    private final TimeLimits timeLimits;
    private final AtomicReference<Map<String, String>> saved = new AtomicReference<>(Map.of());

    /** How long each of the two may take. */
    record TimeLimits(Duration setup, Duration teardown) {

        static final TimeLimits USUAL =
                new TimeLimits(Duration.ofMinutes(10), Duration.ofSeconds(30));
    }

    SetupAndTeardown(
            Scenario scenario,
            PlanCompiler.Data data,
            Protocols protocols,
            Transport transport,
            RunListener listener,
            TimeLimits timeLimits) {
        this.scenario = scenario;
        this.data = data;
        this.protocols = protocols;
        this.transport = transport;
        this.listener = listener;
        this.timeLimits = timeLimits;
    }

    /** What the setup has saved, by name; what it has not got to is the empty text. */
    Map<String, String> saved() {
        Map<String, String> all = new HashMap<>(names());
        all.putAll(saved.get());
        return all;
    }

    private Map<String, String> names() {
        return scenario.setup().stream()
                .flatMap(step -> step.requests().stream())
                .filter(HttpStep.class::isInstance)
                .flatMap(step -> ((HttpStep) step).saves().stream())
                .collect(Collectors.toMap(Save::name, _ -> "", (one, _) -> one));
    }

    /**
     * Does the setup.
     *
     * @return why it failed; empty also when it was stopped, which ends the run as well
     */
    Optional<String> setUp(RunControl control) {
        if (scenario.setup().isEmpty()) {
            return Optional.empty();
        }
        listener.preparing("setting up");
        // What is wrong with the files of the load is said before anything is sent.
        PlanCompiler.compile(scenario, data.giving(names()));
        return carryOut(Witness.Stage.SETUP, scenario.setup(), data, timeLimits.setup(), control)
                .filter(_ -> !control.isStopped());
    }

    /** Does the teardown, whatever came before; that it fails takes nothing from the result. */
    void tearDown() {
        if (scenario.teardown().isEmpty()) {
            return;
        }
        listener.preparing("tearing down");
        try {
            carryOut(
                            Witness.Stage.TEARDOWN,
                            scenario.teardown(),
                            data.giving(saved()),
                            timeLimits.teardown(),
                            new RunControl())
                    .ifPresent(this::notTornDown);
        } catch (PlimsollException e) {
            e.problems().forEach(listener::problem);
        }
    }

    private void notTornDown(String why) {
        listener.problem(
                Problem.of(
                        "`teardown` failed: " + why,
                        "look what the run has left behind at the target"));
    }

    /** Returns why it failed. */
    private Optional<String> carryOut(
            Witness.Stage stage,
            List<Step> steps,
            PlanCompiler.Data with,
            Duration most,
            RunControl control) {
        Scenario once = scenario.once(stage.label(), steps, most);
        Plan plan = PlanCompiler.compile(once, with, stage, saved::set);
        Watch watch = new Watch(control, System.nanoTime() + most.toNanos());
        List<Protocol> open;
        try {
            open = protocols.witnessed(once, plan, watch::isOver);
        } catch (PlimsollException e) {
            if (e.exitCode() == ExitCode.STOPPED && !control.isStopped()) {
                return Optional.of(watch.failure + ": " + e.getMessage());
            }
            throw e;
        }
        try {
            new Execution(plan, once.phases(), open, 1, watch.own, transport).run(watch).whole();
            return watch.done ? Optional.empty() : Optional.of(watch.failure);
        } finally {
            protocols.close(open);
        }
    }

    /** Stops it from outside, or when it has taken too long; and knows what came of it. */
    private static final class Watch implements Execution.Observer {

        private final RunControl own = new RunControl();
        private final RunControl outer;
        private final long deadlineNanos;
        private boolean done;
        private String failure = "it took too long";

        Watch(RunControl outer, long deadlineNanos) {
            this.outer = outer;
            this.deadlineNanos = deadlineNanos;
        }

        @Override
        public void begins(PhaseOutcomes phases, Supplier<List<Execution.ShardOutcome>> shards) {}

        @Override
        public void goesOn() {
            if (isOver()) {
                own.stop();
            }
        }

        boolean isOver() {
            return outer.isStopped() || System.nanoTime() - deadlineNanos > 0;
        }

        @Override
        public void closed(Collector.ClosedSecond second) {
            done |= second.completed() > 0;
            second.requests().forEach(request -> failed(request.stats()));
        }

        /** The last one is what ended it. */
        private void failed(RequestStats request) {
            request.errors()
                    .forEach(
                            (kind, error) -> {
                                String which = "`" + request.name() + "`: " + kind.meaning();
                                String said = error.sample();
                                failure = said.isEmpty() ? which : which + ": " + said;
                            });
        }
    }
}
