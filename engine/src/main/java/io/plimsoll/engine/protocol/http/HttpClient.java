package io.plimsoll.engine.protocol.http;

import io.netty.channel.EventLoop;
import io.netty.util.NetUtil;
import io.plimsoll.engine.protocol.Client;
import io.plimsoll.engine.protocol.NoValueException;
import io.plimsoll.engine.protocol.Op;
import io.plimsoll.engine.protocol.Session;
import io.plimsoll.engine.protocol.ShardContext;
import io.plimsoll.engine.protocol.net.TargetAddresses;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Outcome;
import io.plimsoll.model.outcome.TargetStats;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 on one shard: finds the target that a request goes to. */
final class HttpClient implements Client {

    /** Redirects lead to no more hosts than this. */
    private static final int ORIGINS_MAX = 64;

    private final ShardContext shard;
    private final HttpProtocol.Settings settings;
    private final RequestTemplate[] templates;
    private final Draws draws;
    private final Connector connector;
    private final List<TargetOnShard> targets = new ArrayList<>();

    /** By the number of the request. */
    private final TargetOnShard[] targetOf;

    /** Where redirects lead, by host and port; the targets among them. */
    private final Map<String, TargetOnShard> byAuthority = new HashMap<>();

    HttpClient(ShardContext shard, HttpProtocol.Settings settings, RequestTemplate[] templates) {
        this.shard = shard;
        this.settings = settings;
        this.templates = templates;
        draws = new Draws(settings.seed());
        connector = new Connector(shard, settings.defaults().stamps(), settings.localAddresses());
        targetOf = new TargetOnShard[templates.length];
        settings.targets().forEach(this::addTarget);
    }

    private void addTarget(String name, HttpTarget at) {
        TargetOnShard target = newTarget(name, at);
        byAuthority.putIfAbsent(key(at), target);
        for (int i = 0; i < templates.length; i++) {
            if (templates[i] != null && templates[i].targetName().equals(name)) {
                targetOf[i] = target;
            }
        }
    }

    private static String key(HttpTarget target) {
        return target.authority().toLowerCase(Locale.ROOT);
    }

    private TargetOnShard newTarget(String name, HttpTarget at) {
        TargetAddresses addresses =
                new TargetAddresses(
                        at.host(),
                        at.port(),
                        settings.rule(),
                        shard.loop(),
                        shard.transport(),
                        settings.resolving());
        List<Integer> byPhase = settings.connectionsByPhase().stream().map(shard::share).toList();
        TargetOnShard target =
                new TargetOnShard(
                        name,
                        at,
                        connector,
                        addresses,
                        opener ->
                                new ConnectionPool(
                                        settings.defaults().connections(),
                                        opener,
                                        this::outgoing,
                                        shard::readArrived,
                                        shard.share(settings.connections()),
                                        byPhase));
        targets.add(target);
        return target;
    }

    @Override
    public void start(Op op) {
        RequestTemplate template = templates[op.request];
        Message message = template.message();
        if (!template.isConstant()) {
            try {
                message = template.message(op.variables);
            } catch (NoValueException e) {
                op.endAt(
                        System.nanoTime(),
                        Outcome.FAILED,
                        ErrorKind.VARIABLE,
                        String.valueOf(e.getMessage()));
                return;
            }
        }
        template.checks().clear(op.variables);
        if (!template.isPlain() || op.witness != null) {
            Course course = new Course(this, template, message, op.witness);
            op.course = course;
            send(op, course);
            return;
        }
        if (!template.isConstant()) {
            op.payload = Attempt.of(message, "", template.judge());
        }
        targetOf[op.request].pool().send(op);
    }

    /** Begins another attempt of an op. */
    void attempt(Op op) {
        op.begunNanos = System.nanoTime();
        if (op.course instanceof Course course) {
            send(op, course);
        }
    }

    private void send(Op op, Course course) {
        TargetOnShard target =
                course.isRedirected()
                        ? byAuthority.computeIfAbsent(
                                key(course.to()), authority -> newTarget(authority, course.to()))
                        : targetOf[op.request];
        target.pool().send(op);
    }

    /** Whether a redirect may lead there: it is known, or there is room for one more. */
    boolean reaches(HttpTarget at) {
        return byAuthority.size() < ORIGINS_MAX || byAuthority.containsKey(key(at));
    }

    private Outgoing outgoing(Op op) {
        if (op.course instanceof Course course) {
            return course.outgoing(op);
        }
        return op.payload instanceof Outgoing own ? own : templates[op.request];
    }

    EventLoop loop() {
        return shard.loop();
    }

    Draws draws() {
        return draws;
    }

    @Override
    public void abandon(Op op) {
        switch (op.held) {
            case Connection connection -> connection.abandon();
            case Connection.Demand demand -> demand.abandon();
            case Future<?> pause -> pause.cancel(false);
            case null, default ->
                    throw new IllegalStateException("not one of this client's requests");
        }
    }

    @Override
    public ErrorKind unsent(Op op) {
        boolean nameless = op.held instanceof Connection.Demand demand && demand.waitsForName();
        return nameless ? ErrorKind.NAME_UNRESOLVED : ErrorKind.NEVER_SENT;
    }

    /** One of several addresses may be silent: it is named. */
    @Override
    public String whyUnsent(Op op) {
        @Nullable InetSocketAddress to =
                op.held instanceof Connection.Demand demand ? demand.address : null;
        return to == null
                ? unsent(op).meaning()
                : "no connection to " + NetUtil.toSocketAddressString(to) + " within the timeout";
    }

    @Override
    public void leave(Session session) {
        if (session.kept() instanceof SessionState kept) {
            session.keep(null);
            kept.close();
        }
    }

    @Override
    public long connectionsOpened() {
        return targets.stream().mapToLong(target -> target.pool().opened()).sum();
    }

    @Override
    public long connectionsReused() {
        return targets.stream().mapToLong(target -> target.pool().reused()).sum();
    }

    @Override
    public List<TargetStats> targets() {
        return targets.stream().map(TargetOnShard::stats).toList();
    }

    @Override
    public void close() {
        connector.close();
        targets.forEach(TargetOnShard::close);
    }
}
