package io.plimsoll.engine.run;

import io.plimsoll.engine.load.Plan;
import io.plimsoll.engine.metrics.Collector;
import io.plimsoll.engine.monitor.ProcessCpu;
import io.plimsoll.engine.protocol.Variables;
import io.plimsoll.engine.protocol.http.HttpProtocol;
import io.plimsoll.engine.protocol.http.HttpTarget;
import io.plimsoll.engine.protocol.net.AddressRule;
import io.plimsoll.engine.protocol.net.Transport;
import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.load.ConstantRate;
import io.plimsoll.model.load.Load;
import io.plimsoll.model.load.OpenLoad;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Workload;
import io.plimsoll.model.seams.RunControl;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Runs the engine's own hot path against a loopback echo of its own, so that the first arrivals do
 * not pay for a cold JVM: unwarmed, the first quarter of a second at 10,000/s is 100 to 250 ms
 * late. A rush gives the compilers their work, a pause leaves them the cores, and rounds at a rate
 * show whether the lateness is steady; if not, the rush is repeated.
 */
final class WarmUp {

    private static final long NANOS_MAX = 2_000_000_000L;

    /** As many requests as the machine can do, so that the compilers see what is hot at once. */
    private static final Load USERS = Users.constant(16);

    private static final int IN_FLIGHT = 64;

    private static final Duration RUSH_LENGTH = Duration.ofMillis(300);

    /** How often it looks whether the compilers still work. */
    private static final long LOOK_NANOS = 20_000_000;

    /** Below this part of a core nothing of note is being compiled. */
    private static final double QUIET = 0.2;

    private static final Duration ROUND = Duration.ofMillis(250);

    /** What arrives faster than the first is rehearsed at its own rate, up to the second. */
    private static final double RATE_MIN = 10_000;

    private static final double RATE_MAX = 40_000;

    /** A round is steady if its arrivals were on time and the compilers had little to do. */
    private static final long STEADY_NANOS = 200_000;

    private static final long STEADY_COMPILE_MILLIS = 10;

    private static final int STEADY_ROUNDS = 2;

    private final Transport transport;
    private final boolean stamps;
    private final Load arrivals;

    /**
     * @param phases what it rehearses for: a dense plan needs its own density, since what is
     *     compiled in its first second makes a backlog (at 100,000/s on one core 270 to 530 ms
     *     after rounds at 10,000/s, 170 to 290 ms after rounds at 40,000/s)
     */
    WarmUp(Transport transport, boolean stamps, List<Phase> phases) {
        this.transport = transport;
        this.stamps = stamps;
        double densest = phases.stream().mapToDouble(WarmUp::perSecond).max().orElse(0);
        arrivals = new ConstantRate(Rate.perSecond(Math.clamp(densest, RATE_MIN, RATE_MAX)));
    }

    private static double perSecond(Phase phase) {
        long nanos = phase.length().toNanos();
        return phase.load() instanceof OpenLoad open ? open.expectedStarts(nanos) * 1e9 / nanos : 0;
    }

    /** Begins no round after two seconds; returns how long it took. */
    Duration run(RunControl control) {
        long began = System.nanoTime();
        if (control.isStopped()) {
            return Duration.ZERO;
        }
        try (WarmEcho echo = WarmEcho.start()) {
            long lastRound = began + NANOS_MAX - ROUND.toNanos();
            rush(echo.port(), control, lastRound);
            // What start-up left behind goes now: the first collection then takes 6 ms, not 15.
            System.gc();
            int steady = 0;
            long compiled = compileMillis();
            while (steady < STEADY_ROUNDS
                    && System.nanoTime() < lastRound
                    && !control.isStopped()) {
                long p99Nanos = round(echo.port(), control, arrivals, ROUND);
                long compiledNow = compileMillis();
                boolean quiet = compiledNow - compiled < STEADY_COMPILE_MILLIS;
                compiled = compiledNow;
                if (p99Nanos < STEADY_NANOS) {
                    steady = quiet ? steady + 1 : 0;
                } else {
                    steady = 0;
                    rush(echo.port(), control, lastRound);
                }
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void rush(int port, RunControl control, long endNanos) {
        round(port, control, USERS, RUSH_LENGTH);
        letCompile(endNanos);
    }

    /** Keeps still until the compilers have done what the rush gave them to do. */
    private static void letCompile(long endNanos) {
        long cpu = ProcessCpu.taken().toNanos();
        long now = System.nanoTime();
        while (now < endNanos) {
            LockSupport.parkNanos(LOOK_NANOS);
            long cpuNow = ProcessCpu.taken().toNanos();
            long later = System.nanoTime();
            if (cpuNow - cpu < (later - now) * QUIET) {
                return;
            }
            cpu = cpuNow;
            now = later;
        }
    }

    private static long compileMillis() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
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
                        new Limits(OptionalInt.of(IN_FLIGHT), OptionalInt.empty()),
                        List.of());
        Plan plan = PlanCompiler.compile(scenario);
        HttpProtocol.Settings settings =
                new HttpProtocol.Settings(
                        Map.of(Scenario.TARGET, HttpTarget.parse(scenario.target())),
                        defaults,
                        new AddressRule(List.of()),
                        IN_FLIGHT,
                        List.of(IN_FLIGHT),
                        List.of(),
                        Path.of(""),
                        scenario.seed(),
                        UnaryOperator.identity());
        HttpProtocol.Request request = new HttpProtocol.Request(step, Variables.NONE);
        try (HttpProtocol protocol = new HttpProtocol(settings, List.of(request))) {
            Execution execution =
                    new Execution(
                            plan, scenario.phases(), List.of(protocol), 1, control, transport);
            Lateness lateness = new Lateness(new Latencies());
            execution.run(lateness).whole();
            return lateness.all().percentile(99);
        }
    }

    /** Keeps how late the arrivals were. */
    private record Lateness(Latencies all) implements Execution.Observer {

        @Override
        public void begins(PhaseOutcomes phases, Supplier<List<Execution.ShardOutcome>> shards) {}

        @Override
        public void goesOn() {}

        @Override
        public void closed(Collector.ClosedSecond second) {
            second.latenessByShard().forEach(all::add);
        }
    }
}
