package io.plimsoll.engine.run;

import io.plimsoll.engine.load.PhaseStarts;
import io.plimsoll.engine.load.Plan;
import io.plimsoll.engine.metrics.Collector;
import io.plimsoll.engine.protocol.http.HttpProtocol;
import io.plimsoll.engine.protocol.http.HttpTarget;
import io.plimsoll.engine.protocol.net.AddressRule;
import io.plimsoll.engine.protocol.net.Transport;
import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.load.ConstantRate;
import io.plimsoll.model.load.Load;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Workload;
import io.plimsoll.model.seams.RunControl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Runs the engine's own hot path against a loopback echo of its own, first as fast as it goes, then
 * at a rate until its lateness is steady, so that the first arrivals do not pay for a cold JVM:
 * unwarmed, the first quarter of a second at 10,000/s is 100 to 250 ms late.
 */
final class WarmUp {

    private static final long NANOS_MAX = 2_000_000_000L;

    /** As many requests as the machine can do, so that the compilers see what is hot at once. */
    private static final Load RUSH = Users.constant(16);

    private static final Duration RUSH_LENGTH = Duration.ofMillis(700);
    private static final Duration ROUND = Duration.ofMillis(250);
    private static final Rate RATE = Rate.perSecond(10_000);
    private static final long STEADY_NANOS = 200_000;
    private static final int STEADY_ROUNDS = 2;

    private final Transport transport;
    private final boolean stamps;

    WarmUp(Transport transport, boolean stamps) {
        this.transport = transport;
        this.stamps = stamps;
    }

    /** Begins no round after two seconds; returns how long it took. */
    Duration run(RunControl control) {
        long began = System.nanoTime();
        if (control.isStopped()) {
            return Duration.ZERO;
        }
        try (WarmEcho echo = WarmEcho.start()) {
            round(echo.port(), control, RUSH, RUSH_LENGTH);
            int steady = 0;
            while (steady < STEADY_ROUNDS
                    && System.nanoTime() - began < NANOS_MAX - ROUND.toNanos()
                    && !control.isStopped()) {
                long p99Nanos = round(echo.port(), control, new ConstantRate(RATE), ROUND);
                steady = p99Nanos < STEADY_NANOS ? steady + 1 : 0;
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** The 99th percentile of the lateness of one round. */
    private long round(int port, RunControl control, Load load, Duration length) {
        Defaults defaults =
                new Defaults(
                        Duration.ofSeconds(1),
                        Map.of(),
                        Defaults.NONE.connections(),
                        stamps,
                        List.of());
        HttpStep step = HttpStep.get("/");
        Scenario scenario =
                new Scenario(
                        "warm-up",
                        "http://127.0.0.1:" + port,
                        List.of(),
                        1,
                        Map.of(),
                        defaults,
                        List.of(new Workload("warm-up", 1, List.of(step))),
                        List.of(Phase.of("warm-up", load, length)),
                        Limits.NONE,
                        List.of());
        Plan plan = PlanCompiler.compile(scenario);
        HttpProtocol.Settings settings =
                new HttpProtocol.Settings(
                        HttpTarget.parse(scenario.target()),
                        defaults,
                        new AddressRule(List.of()),
                        Limits.IN_FLIGHT,
                        List.of(Limits.IN_FLIGHT),
                        List.of(),
                        UnaryOperator.identity());
        try (HttpProtocol protocol = new HttpProtocol(settings, List.of(step), Map.of())) {
            Execution execution =
                    new Execution(
                            plan, scenario.phases(), List.of(protocol), 1, control, transport);
            return execution.run(new Unheard()).collector().lateness(0).percentile(99);
        }
    }

    /** Nobody listens. */
    private static final class Unheard implements Execution.Observer {

        @Override
        public void begins(Collector collector, PhaseStarts starts, long startNanos) {}

        @Override
        public void goesOn() {}

        @Override
        public void closed(Collector.ClosedSecond second) {}
    }
}
