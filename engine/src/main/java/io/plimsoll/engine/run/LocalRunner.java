package io.plimsoll.engine.run;

import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.plimsoll.engine.load.Plan;
import io.plimsoll.engine.protocol.Protocol;
import io.plimsoll.engine.protocol.http.HttpProtocol;
import io.plimsoll.engine.protocol.java.JavaProtocol;
import io.plimsoll.engine.protocol.net.AddressRule;
import io.plimsoll.engine.protocol.net.Failures;
import io.plimsoll.engine.protocol.net.ReceiveStamps;
import io.plimsoll.engine.protocol.net.Transport;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.Generator;
import io.plimsoll.model.outcome.Run;
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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Runs a scenario on this machine. */
public final class LocalRunner implements Runner {

    private final TargetLauncher launcher;
    private final RunOptions options;
    private final InstantSource wall;
    private final Network network;

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
        this(launcher, options, wall, Network.ofThisMachine());
    }

    LocalRunner(TargetLauncher launcher, RunOptions options, InstantSource wall, Network network) {
        this.launcher = launcher;
        this.options = options;
        this.wall = wall;
        this.network = network;
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
        Plan plan = PlanCompiler.compile(scenario, options.folder(), options.secrets());
        Transport transport = network.transport();
        List<Protocol> protocols = protocols(scenario, targets, rule, locals, plan);
        try {
            Duration warmUp = Duration.ZERO;
            if (options.warmUp()) {
                listener.preparing("warming up");
                warmUp =
                        warmUp(
                                new WarmUp(
                                        transport, scenario.defaults().stamps(), scenario.phases()),
                                listener,
                                control);
            }
            int shards = shards(plan, onThisMachine);
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
            listener.begins(scenario, targets.first(), started);
            Execution.Outcome outcome =
                    new Execution(plan, scenario.phases(), protocols, shards, control, transport)
                            .run(watch);
            Duration elapsed = Duration.ofNanos(outcome.endNanos() - outcome.startNanos());
            RunTotals totals = watch.ended(outcome);
            Run run = totals.run(scenario, targets.first(), started, elapsed, control.isStopped());
            listener.ended(run);
            return run;
        } finally {
            protocols.forEach(protocol -> close(protocol, listener));
        }
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

    /** What a user's code does at its end takes nothing from the result. */
    private static void close(Protocol protocol, RunListener listener) {
        try {
            protocol.close();
        } catch (PlimsollException e) {
            e.problems().forEach(listener::problem);
        }
    }

    private List<Protocol> protocols(
            Scenario scenario,
            RunningTargets targets,
            AddressRule rule,
            List<InetAddress> locals,
            Plan plan) {
        List<HttpProtocol.Request> steps =
                plan.requests().stream()
                        .map(
                                request ->
                                        new HttpProtocol.Request(
                                                request.step(),
                                                plan.workloads()
                                                        .get(request.workload())
                                                        .variables()))
                        .toList();
        HttpProtocol.Settings settings =
                new HttpProtocol.Settings(
                        targets.all(),
                        scenario.defaults(),
                        rule,
                        plan.connections(),
                        plan.phases().stream().map(Plan.Phase::connections).toList(),
                        locals,
                        options.classes().folder(),
                        scenario.seed(),
                        network.resolving());
        List<JavaProtocol.Request> requests =
                plan.requests().stream()
                        .map(
                                request ->
                                        new JavaProtocol.Request(
                                                request.step(),
                                                plan.keys().workloads().get(request.workload())))
                        .toList();
        HttpProtocol http = new HttpProtocol(settings, steps);
        try {
            return Stream.of(
                            http,
                            new JavaProtocol(
                                    requests, options.classes(), targets.first(), scenario.seed()))
                    .map(protocol -> witnessed(protocol, plan))
                    .toList();
        } catch (RuntimeException | Error e) {
            http.close();
            throw e;
        }
    }

    private Protocol witnessed(Protocol protocol, Plan plan) {
        return options.witness()
                .<Protocol>map(witness -> new WitnessedProtocol(protocol, plan, witness))
                .orElse(protocol);
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
