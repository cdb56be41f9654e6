package io.plimsoll.targets.echo;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.plimsoll.targets.stamp.SocketStamps;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Takes new connections and gives them to the lanes in turn. Runs on the first lane. */
final class Acceptor extends ChannelInboundHandlerAdapter {

    private static final long PAUSE_MILLIS = 100;

    private final List<Lane> lanes;
    private final AtomicInteger openConnections;
    private final @Nullable SocketStamps stamps;
    private volatile boolean kernelStamps;
    private int taken;

    /**
     * @param stamps of the first lane; null when the kernel gives none
     */
    Acceptor(List<Lane> lanes, AtomicInteger openConnections, @Nullable SocketStamps stamps) {
        this.lanes = lanes;
        this.openConnections = openConnections;
        this.stamps = stamps;
    }

    /** Whether connections come with kernel stamps; known once the server is bound. */
    boolean kernelStamps() {
        return kernelStamps;
    }

    /** Accepted sockets inherit the listening one's stamping, so their first bytes have stamps. */
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (stamps != null && context.channel() instanceof EpollServerSocketChannel server) {
            kernelStamps = stamps.enable(server.fd().intValue());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Channel child = (Channel) message;
        Lane lane = lanes.get(Math.floorMod(taken++, lanes.size()));
        if (openConnections.incrementAndGet() > lane.options.connectionsMax()) {
            openConnections.decrementAndGet();
            lanes.getFirst().counters().connectionsRefused++;
            child.unsafe().closeForcibly();
            return;
        }
        int descriptor = child instanceof EpollSocketChannel epoll ? epoll.fd().intValue() : -1;
        StampedReads reads = lane.reads(descriptor);
        child.config().setRecvByteBufAllocator(() -> reads);
        child.config().setAllocator(PooledByteBufAllocator.DEFAULT);
        child.config().setOption(ChannelOption.TCP_NODELAY, true);
        child.pipeline().addLast(new Connection(lane, child, reads));
        lane.loop
                .register(child)
                .addListener(
                        registered -> {
                            if (!registered.isSuccess()) {
                                openConnections.decrementAndGet();
                                child.unsafe().closeForcibly();
                            }
                        });
    }

    /** The system has no descriptor left: a short rest, or the loop does nothing but fail. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        lanes.getFirst().counters().acceptsFailed++;
        Channel server = context.channel();
        server.config().setAutoRead(false);
        server.eventLoop()
                .schedule(
                        () -> server.config().setAutoRead(true),
                        PAUSE_MILLIS,
                        TimeUnit.MILLISECONDS);
    }
}
