package io.plimsoll.engine.protocol.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.plimsoll.engine.protocol.Client;
import io.plimsoll.engine.protocol.Op;
import io.plimsoll.engine.protocol.Session;
import io.plimsoll.engine.protocol.ShardContext;
import io.plimsoll.engine.protocol.net.Failures;
import io.plimsoll.engine.protocol.net.LocalAddresses;
import io.plimsoll.engine.protocol.net.ReadBuffer;
import io.plimsoll.engine.protocol.net.ReceiveStamps;
import io.plimsoll.engine.protocol.net.RefusedAddressException;
import io.plimsoll.engine.protocol.net.StampedReads;
import io.plimsoll.engine.protocol.net.TargetAddresses;
import io.plimsoll.engine.protocol.net.Transport;
import io.plimsoll.model.outcome.ErrorKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 on one shard: opens connections for its pool. */
final class HttpClient implements Client {

    private static final int CONNECT_MILLIS_MAX = 10_000;

    private final ShardContext shard;
    private final HttpProtocol.Settings settings;
    private final ConnectionPool pool;
    private final TargetAddresses addresses;
    private final ReadBuffer buffer = new ReadBuffer();
    private final byte[] glanceRoom = Glance.newRoom();
    private final @Nullable ReceiveStamps stamps;
    private final Set<Connection> connections = new HashSet<>();
    private int localTurn;
    private boolean closed;

    HttpClient(ShardContext shard, HttpProtocol.Settings settings, RequestTemplate[] templates) {
        this.shard = shard;
        this.settings = settings;
        List<Integer> byPhase = settings.connectionsByPhase().stream().map(shard::share).toList();
        pool =
                new ConnectionPool(
                        settings.defaults().connections(),
                        this::open,
                        templates,
                        shard::readArrived,
                        shard.share(settings.connections()),
                        byPhase);
        addresses =
                new TargetAddresses(
                        settings.target().host(),
                        settings.target().port(),
                        settings.rule(),
                        shard.loop(),
                        shard.transport(),
                        settings.resolving());
        stamps =
                settings.defaults().stamps() && ReceiveStamps.areAvailable()
                        ? ReceiveStamps.on(shard.clock())
                        : null;
        localTurn = shard.number();
    }

    @Override
    public void start(Op op) {
        pool.send(op);
    }

    @Override
    public void abandon(Op op) {
        switch (op.held) {
            case Connection connection -> connection.abandon();
            case Connection.Demand demand -> pool.abandon(demand);
            case null, default ->
                    throw new IllegalStateException("not one of this client's requests");
        }
    }

    @Override
    public void leave(Session session) {
        pool.leave(session);
    }

    private void open(Connection.Demand demand) {
        addresses.next(
                inTurn -> {
                    List<InetSocketAddress> reachable =
                            inTurn.stream().filter(this::hasLocalEnd).toList();
                    if (reachable.isEmpty()) {
                        pool.refused(demand, noLocalEnd(inTurn.getFirst()));
                    } else {
                        connect(reachable.iterator(), demand);
                    }
                },
                why -> pool.refused(demand, why));
    }

    /** Whether it can be reached from a local address, if the scenario names any. */
    private boolean hasLocalEnd(InetSocketAddress remote) {
        return settings.localAddresses().isEmpty()
                || !LocalAddresses.toward(remote.getAddress(), settings.localAddresses()).isEmpty();
    }

    private RefusedAddressException noLocalEnd(InetSocketAddress remote) {
        return new RefusedAddressException(
                "`%s` is %s, and no local address is of its family"
                        .formatted(settings.target().host(), remote.getAddress().getHostAddress()));
    }

    /** Connects to the first of these addresses that takes the connection. */
    private void connect(Iterator<InetSocketAddress> inTurn, Connection.Demand demand) {
        AnswerDecoder decoder = new AnswerDecoder();
        StampedReads reads = new StampedReads(buffer, stamps);
        Connection connection = new Connection(pool, decoder, reads);
        Glance glance = new Glance(connection, glanceRoom);
        Bootstrap bootstrap =
                new Bootstrap()
                        .group(shard.loop())
                        .channel(shard.transport().socketChannel())
                        .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                        .option(ChannelOption.RECVBUF_ALLOCATOR, reads)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS_MAX)
                        .handler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        channel.pipeline()
                                                .addLast(reads.delivery(), glance, decoder);
                                    }
                                });
        InetSocketAddress remote = inTurn.next();
        ChannelFuture connecting = bootstrap.connect(remote, local(bootstrap, remote));
        connecting.addListener(
                done -> {
                    Runnable goesOn =
                            () -> {
                                if (done.isSuccess()) {
                                    connected(connecting, connection, reads, demand);
                                } else {
                                    failed(done.cause(), inTurn, demand);
                                }
                            };
                    if (shard.loop().inEventLoop()) {
                        goesOn.run();
                    } else {
                        // Netty tells on a thread of its own when there is no socket at all.
                        shard.execute(goesOn);
                    }
                });
    }

    private void failed(
            Throwable why, Iterator<InetSocketAddress> inTurn, Connection.Demand demand) {
        if (isTheirs(why) && inTurn.hasNext() && demand.op() != null) {
            connect(inTurn, demand);
        } else {
            pool.refused(demand, why);
        }
    }

    /** Whether another address may do better. */
    private static boolean isTheirs(Throwable failure) {
        return Failures.ofConnecting(failure).blame() != ErrorKind.Blame.GENERATOR;
    }

    /**
     * The local end, if the scenario names any; the port is chosen when the remote end is known.
     */
    private @Nullable InetSocketAddress local(Bootstrap bootstrap, InetSocketAddress remote) {
        List<InetAddress> locals =
                LocalAddresses.toward(remote.getAddress(), settings.localAddresses());
        if (locals.isEmpty()) {
            return null;
        }
        if (shard.transport() == Transport.EPOLL) {
            bootstrap.option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true);
        }
        return new InetSocketAddress(locals.get(Math.floorMod(localTurn++, locals.size())), 0);
    }

    private void connected(
            ChannelFuture connecting,
            Connection connection,
            StampedReads reads,
            Connection.Demand demand) {
        if (closed) {
            connecting.channel().close();
            return;
        }
        if (stamps != null
                && connecting.channel() instanceof EpollSocketChannel socket
                && stamps.enable(socket)) {
            reads.stamp(socket);
            shard.stampedSockets().add(socket, reads);
        }
        connection.connected(connecting.channel());
        connections.add(connection);
        connecting.channel().closeFuture().addListener(_ -> connections.remove(connection));
        connecting.channel().pipeline().addLast(connection);
        pool.opened(connection, demand);
    }

    @Override
    public long connectionsOpened() {
        return pool.opened();
    }

    @Override
    public long connectionsReused() {
        return pool.reused();
    }

    @Override
    public void close() {
        closed = true;
        new ArrayList<>(connections).forEach(Connection::close);
        addresses.close();
        buffer.close();
    }
}
