package io.plimsoll.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.plimsoll.engine.fixture.LedgersBalance;
import io.plimsoll.engine.protocol.Witness;
import io.plimsoll.engine.protocol.java.UserClasses;
import io.plimsoll.engine.protocol.net.Transport;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.RunControl;
import io.plimsoll.model.seams.RunListener;
import io.plimsoll.model.seams.TargetLauncher;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The engine as tests use it: without warm-up, with one shard unless told otherwise. After every
 * test the ledgers of all its runs balance and no thread of it is left.
 */
public final class Engine implements AfterEachCallback {

    private final LedgersBalance ledgers = new LedgersBalance();
    private final RunControl control = new RunControl();
    private int shards = 1;
    private Transport transport = Transport.best();
    private UserClasses classes = UserClasses.in(Path.of(""));
    private List<String> allow = List.of();
    private double logShare;
    private Optional<Witness> witness = Optional.empty();
    private SetupAndTeardown.TimeLimits timeLimits = SetupAndTeardown.TimeLimits.USUAL;
    private UnaryOperator<DnsNameResolverBuilder> resolving = UnaryOperator.identity();
    private LocalRunner.Lookup lookup = InetAddress::getAllByName;

    public Engine withShards(int count) {
        shards = count;
        return this;
    }

    public Engine on(Transport sockets) {
        transport = sockets;
        return this;
    }

    public Engine in(Path sources, Path... classPath) {
        classes = new UserClasses(sources, List.of(classPath));
        return this;
    }

    public Engine allowing(String host) {
        allow = List.of(host);
        return this;
    }

    /** What is done once may take so long. */
    Engine patient(Duration setup, Duration teardown) {
        timeLimits = new SetupAndTeardown.TimeLimits(setup, teardown);
        return this;
    }

    public Engine logging(double share) {
        logShare = share;
        return this;
    }

    /** It looks on, on the shard's own thread. */
    Engine watchedBy(Witness by) {
        witness = Optional.of(by);
        return this;
    }

    /** Names are looked up like this; the first look of all finds this machine. */
    public Engine resolving(UnaryOperator<DnsNameResolverBuilder> by) {
        resolving = by;
        lookup = _ -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        return this;
    }

    /** The hand on the next run. */
    public RunControl control() {
        return control;
    }

    public Run run(Scenario scenario) {
        return run(scenario, new RunListener() {});
    }

    public Run run(Scenario scenario, RunListener listener) {
        LocalRunner runner =
                new LocalRunner(
                        new NoTargets(),
                        new RunOptions(shards, false, allow, classes, Map.of(), logShare, witness),
                        InstantSource.system(),
                        new LocalRunner.Network(transport, lookup, resolving),
                        timeLimits);
        return ledgers.watching(runner).run(scenario, listener, control);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ledgers.afterEach(context);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("plimsoll-shard"))
                .doesNotContain("plimsoll-read-ahead");
    }

    /** Nothing to launch. */
    private static final class NoTargets implements TargetLauncher {
        @Override
        public Set<String> names() {
            return Set.of();
        }

        @Override
        public Launched launch(String name) {
            throw new AssertionError("no target is launched here");
        }
    }
}
