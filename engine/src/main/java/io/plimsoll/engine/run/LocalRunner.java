package io.plimsoll.engine.run;

import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.plimsoll.engine.load.Plan;
import io.plimsoll.engine.protocol.Protocol;
import io.plimsoll.engine.protocol.net.AddressRule;
import io.plimsoll.engine.protocol.net.Failures;
import io.plimsoll.engine.protocol.net.ReceiveStamps;
import io.plimsoll.engine.protocol.net.Transport;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.Generator;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.RunEnd;
import io.plimsoll.model.outcome.RunTotals;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.RunControl;
import io.plimsoll.model.seams.RunListener;
import io.plimsoll.model.seams.Runner;
import io.plimsoll.model.seams.TargetLauncher;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Runs a scenario on this machine. */
public final class LocalRunner implements Runner {

    private final TargetLauncher launcher;
    private final RunOptions options;
    private final InstantSource wall;
    private final Network network;
    private final SetupAndTeardown.TimeLimits timeLimits;

    /** All addresses of a host. */
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /**
     * What a run needs of this machine's network.
     *
     * @param lookup for the look at the target before anything is sent
     * @param resolving changes the name resolver of the connections
     */
    record Network(
            Transport transport, Lookup lookup, UnaryOperator<DnsNameResolverBuilder> resolving) {

        static Network ofThisMachine() {
            return new Network(
                    Transport.best(), InetAddress::getAllByName, UnaryOperator.identity());
        }
    }

    /**
     * @param wall labels the run's start; it measures nothing
     */
    public LocalRunner(TargetLauncher launcher, RunOptions options, InstantSource wall) {
        this(launcher, options, wall, Network.ofThisMachine(), SetupAndTeardown.TimeLimits.USUAL);
    }

    LocalRunner(
            TargetLauncher launcher,
            RunOptions options,
            InstantSource wall,
            Network network,
            SetupAndTeardown.TimeLimits timeLimits) {
        this.launcher = launcher;
        this.options = options;
        this.wall = wall;
        this.network = network;
        this.timeLimits = timeLimits;
    }

    @Override
    public Run run(Scenario scenario, RunListener listener, RunControl control) {
        try (RunningTargets targets = RunningTargets.of(scenario, launcher, listener)) {
            return run(scenario, targets, listener, control);
        }
    }

    private Run run(
            Scenario scenario, RunningTargets targets, RunListener listener, RunControl control) {
        AddressRule rule =
                new AddressRule(
                        Stream.concat(scenario.allow().stream(), options.allow().stream())
                                .toList());
        Preflight preflight = new Preflight(network.lookup());
        List<InetAddress> addresses =
                targets.all().values().stream()
                        .flatMap(target -> preflight.target(target, rule).stream())
                        .toList();
        List<InetAddress> locals =
                preflight.localAddresses(scenario.defaults().localAddresses(), addresses);
        boolean onThisMachine = addresses.stream().allMatch(InetAddress::isLoopbackAddress);
        Protocols protocols =
                new Protocols(options, targets, rule, locals, network.resolving(), listener);
        PlanCompiler.Data data =
                new PlanCompiler.Data(options.folder(), options.secrets(), Map.of());
        SetupAndTeardown once =
                new SetupAndTeardown(
                        scenario, data, protocols, network.transport(), listener, timeLimits);
        try {
            Optional<String> failure = once.setUp(control);
            if (failure.isPresent()) {
                return withoutLoad(scenario, targets.first(), failure.get(), listener);
            }
            Plan plan =
                    PlanCompiler.compile(scenario, data.giving(once.saved()))
                            .logging(options.logShare());
            int shards = shards(plan, onThisMachine);
            List<Protocol> open = protocols.witnessed(scenario, plan, control::isStopped);
            try {
                return load(scenario, targets.first(), plan, open, shards, listener, control);
            } finally {
                protocols.close(open);
            }
        } finally {
            once.tearDown();
        }
    }

    /** It is told of like any other, so that it is kept and shown like any other. */
    private Run withoutLoad(Scenario scenario, String url, String why, RunListener listener) {
        listener.problem(
                Problem.of(
                        "`setup` failed, so that nothing else was sent: " + why,
                        "mend the step or the target, or let the setup go on after it with"
                                + " `on-error: continue`"));
        Instant started = wall.instant();
        listener.begins(scenario, url, started);
        RunTotals totals = new RunTotals();
        totals.add(Changes.none());
        listener.changed(Changes.none());
        Run run = totals.run(scenario, url, started, Duration.ZERO, new RunEnd.WithoutLoad(why));
        listener.ended(run);
        return run;
    }

    private Run load(
            Scenario scenario,
            String url,
            Plan plan,
            List<Protocol> protocols,
            int shards,
            RunListener listener,
            RunControl control) {
        Transport transport = network.transport();
        Duration warmUp = Duration.ZERO;
        if (options.warmUp()) {
            listener.preparing("warming up");
            warmUp =
                    warmUp(
                            new WarmUp(transport, scenario.defaults().stamps(), scenario.phases()),
                            listener,
                            control);
        }
        boolean kernel =
                scenario.defaults().stamps()
                        && transport == Transport.EPOLL
                        && ReceiveStamps.areAvailable();
        RunWatch watch =
                new RunWatch(
                        scenario,
                        listener,
                        new GeneratorWatch(
                                kernel ? Generator.Stamps.KERNEL : Generator.Stamps.READ,
                                transport.label(),
                                warmUp));
        Instant started = wall.instant();
        listener.begins(scenario, url, started);
        Execution.End end =
                new Execution(plan, scenario.phases(), protocols, shards, control, transport)
                        .run(watch);
        Duration elapsed = Duration.ofNanos(end.endNanos() - end.startNanos());
        RunTotals totals = watch.ended(end);
        end.failure().ifPresent(_ -> totals.giveUp(elapsed));
        RunEnd how =
                end.failure()
                        .<RunEnd>map(RunEnd.BrokenOff::new)
                        .orElse(control.isStopped() ? RunEnd.STOPPED : RunEnd.WHOLE);
        Run run = totals.run(scenario, url, started, elapsed, how);
        listener.ended(run);
        return run;
    }

    /** A run that cannot be warmed up is cold, and its lateness shows that. */
    private static Duration warmUp(WarmUp warmUp, RunListener listener, RunControl control) {
        try {
            return warmUp.run(control);
        } catch (UncheckedIOException | PlimsollException e) {
            listener.problem(
                    Problem.of(
                            "the run begins without a warm-up: " + Failures.text(e),
                            "--cold leaves it out"));
            return Duration.ZERO;
        }
    }

    /**
     * A target on this machine needs its share of it. Each shard has at least one of everything
     * limited.
     */
    private int shards(Plan plan, boolean targetHere) {
        int processors = Runtime.getRuntime().availableProcessors();
        int wanted =
                options.shards() > 0
                        ? options.shards()
                        : targetHere ? Math.max(1, processors / 2) : processors;
        int smallest = Math.min(plan.inFlight(), plan.connections());
        for (Plan.Phase phase : plan.phases()) {
            smallest = Math.min(smallest, Math.min(phase.inFlight(), phase.connections()));
        }
        return Math.min(wanted, smallest);
    }
}
