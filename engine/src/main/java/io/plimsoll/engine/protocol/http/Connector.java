package io.plimsoll.engine.protocol.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.plimsoll.engine.protocol.ShardContext;
import io.plimsoll.engine.protocol.net.Failures;
import io.plimsoll.engine.protocol.net.LocalAddresses;
import io.plimsoll.engine.protocol.net.ReadBuffer;
import io.plimsoll.engine.protocol.net.ReceiveStamps;
import io.plimsoll.engine.protocol.net.RefusedAddressException;
import io.plimsoll.engine.protocol.net.StampedReads;
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

/** Opens the connections of one shard, to whatever address, and knows which are open. */
final class Connector implements AutoCloseable {

    private static final int CONNECT_MILLIS_MAX = 10_000;

    private final ShardContext shard;
    private final List<InetAddress> locals;
    private final ReadBuffer buffer = new ReadBuffer();
    private final byte[] glanceRoom = Glance.newRoom();
    private final @Nullable ReceiveStamps stamps;
    private final Set<Connection> connections = new HashSet<>();
    private int localTurn;
    private boolean closed;

    /**
     * @param stamped whether the kernel's stamps are wanted
     * @param locals addresses to connect from in turn; empty: the system chooses
     */
    Connector(ShardContext shard, boolean stamped, List<InetAddress> locals) {
        this.shard = shard;
        this.locals = locals;
        stamps = stamped && ReceiveStamps.areAvailable() ? ReceiveStamps.on(shard.clock()) : null;
        localTurn = shard.number();
    }

    /** Connects to the first of these addresses that can be reached and takes the connection. */
    void open(ConnectionPool pool, List<InetSocketAddress> inTurn, Connection.Demand demand) {
        List<InetSocketAddress> reachable = inTurn.stream().filter(this::hasLocalEnd).toList();
        if (reachable.isEmpty()) {
            pool.refused(demand, noLocalEnd(inTurn.getFirst()));
        } else {
            connect(pool, reachable.iterator(), demand, null);
        }
    }

    /** Whether it can be reached from a local address, if the scenario names any. */
    private boolean hasLocalEnd(InetSocketAddress remote) {
        return locals.isEmpty() || !LocalAddresses.toward(remote.getAddress(), locals).isEmpty();
    }

    private static RefusedAddressException noLocalEnd(InetSocketAddress remote) {
        return new RefusedAddressException(
                "`%s` is %s, and no local address is of its family"
                        .formatted(remote.getHostString(), remote.getAddress().getHostAddress()));
    }

    /**
     * @param before why those before it could not be reached; null: it is the first
     */
    private void connect(
            ConnectionPool pool,
            Iterator<InetSocketAddress> inTurn,
            Connection.Demand demand,
            @Nullable Throwable before) {
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
        demand.address = remote;
        ChannelFuture connecting = bootstrap.connect(remote, local(bootstrap, remote));
        connecting.addListener(
                done -> {
                    Runnable goesOn =
                            () -> {
                                if (done.isSuccess()) {
                                    connected(pool, connecting, connection, reads, demand);
                                } else {
                                    failed(pool, telling(done.cause(), before), inTurn, demand);
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

    /** What an address of the target did says more than that this machine cannot use another. */
    private static Throwable telling(Throwable now, @Nullable Throwable before) {
        return before != null && Failures.lacksWay(now) ? before : now;
    }

    private void failed(
            ConnectionPool pool,
            Throwable why,
            Iterator<InetSocketAddress> inTurn,
            Connection.Demand demand) {
        if (isOfAddress(why) && inTurn.hasNext() && demand.op() != null) {
            connect(pool, inTurn, demand, why);
        } else {
            pool.refused(demand, why);
        }
    }

    /** Whether another address may do better. */
    private static boolean isOfAddress(Throwable failure) {
        return Failures.ofConnecting(failure).blame() != ErrorKind.Blame.GENERATOR
                || Failures.lacksWay(failure);
    }

    /**
     * The local end, if the scenario names any; the port is chosen when the remote end is known.
     */
    private @Nullable InetSocketAddress local(Bootstrap bootstrap, InetSocketAddress remote) {
        List<InetAddress> mine = LocalAddresses.toward(remote.getAddress(), locals);
        if (mine.isEmpty()) {
            return null;
        }
        if (shard.transport() == Transport.EPOLL) {
            bootstrap.option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true);
        }
        return new InetSocketAddress(mine.get(Math.floorMod(localTurn++, mine.size())), 0);
    }

    private void connected(
            ConnectionPool pool,
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
    public void close() {
        closed = true;
        new ArrayList<>(connections).forEach(Connection::close);
        buffer.close();
    }
}
