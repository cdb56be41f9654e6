package io.plimsoll.targets.echo;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A running echo server. All methods may be called from any thread but the server's own. */
public final class Echo implements AutoCloseable {

    private static final int BACKLOG = 4_096;

    private final EchoOptions options;
    private final List<Lane> lanes = new ArrayList<>();
    private final AtomicInteger openConnections = new AtomicInteger();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final boolean kernelStamps;
    private final InetSocketAddress address;

    /** Throws {@link IOException} when the address cannot be listened on. */
    public static Echo start(EchoOptions options) throws IOException, InterruptedException {
        return new Echo(options);
    }

    private Echo(EchoOptions options) throws IOException, InterruptedException {
        this.options = options;
        boolean epoll = options.transport() == EchoOptions.Transport.AUTO && Epoll.isAvailable();
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        Control control = new Control(this);
        for (int i = 0; i < options.threads(); i++) {
            lanes.add(new Lane(i, options, io, epoll, control, openConnections));
        }
        lanes.forEach(Lane::start);
        Acceptor acceptor = new Acceptor(lanes, openConnections, lanes.getFirst().stamps);
        Bootstrap bootstrap =
                new Bootstrap()
                        .group(lanes.getFirst().loop)
                        .channel(
                                epoll
                                        ? EpollServerSocketChannel.class
                                        : NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .handler(acceptor);
        ChannelFuture bound = bootstrap.bind(options.address(), options.port()).await();
        if (!bound.isSuccess()) {
            close();
            throw new IOException(String.valueOf(bound.cause().getMessage()), bound.cause());
        }
        address = (InetSocketAddress) bound.channel().localAddress();
        kernelStamps = acceptor.kernelStamps();
        options.runNanos().ifPresent(nanos -> Thread.startVirtualThread(() -> closeAfter(nanos)));
    }

    public int port() {
        return address.getPort();
    }

    /** The root of the server: {@code http://127.0.0.1:8080}. */
    public String url() {
        String host = address.getAddress().getHostAddress();
        boolean six = address.getAddress() instanceof Inet6Address;
        return "http://" + (six ? "[" + host.replaceFirst("%.*", "") + "]" : host) + ":" + port();
    }

    /** Whether the kernel stamps what arrives; otherwise stamps are taken when it is read. */
    public boolean kernelStamps() {
        return kernelStamps;
    }

    /**
     * Serves requests of its own until its code is compiled, half a second at most, then forgets.
     */
    public void warmUp() throws InterruptedException {
        WarmUp.run(address, options.delay() == Delay.NONE && options.status() == 200);
        reset();
    }

    /** The books so far. A server that stands still answers afterwards. */
    public synchronized EchoStats stats() throws InterruptedException {
        List<Counters.Copy> copies = new ArrayList<>();
        for (Lane lane : lanes) {
            copies.add(lane.books());
        }
        return Counters.Copy.merge(copies, options.expectation());
    }

    /** Requests so far. Judges nothing, so it may be asked in the middle of a measurement. */
    public synchronized long requests() throws InterruptedException {
        long requests = 0;
        for (Lane lane : lanes) {
            requests += lane.books().requests();
        }
        return requests;
    }

    /** Begins the books, and what is drawn at random, anew; connections stay open. */
    public void reset() throws InterruptedException {
        for (Lane lane : lanes) {
            lane.reset();
        }
    }

    /**
     * Stands still like a stopped process: nothing is read or answered until the time is over. All
     * loops have stopped reading when this returns.
     */
    public void stall(long nanos) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        for (Lane lane : lanes) {
            lane.stall(until);
        }
    }

    /** As {@link #stall}, but the last lane to stop says so first, on its own thread. */
    void stall(long nanos, Lane last, Runnable lastWords) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        for (Lane lane : lanes) {
            if (lane != last) {
                lane.stall(until);
            }
        }
        last.loop.execute(
                () -> {
                    last.standStillUntil(until);
                    lastWords.run();
                });
    }

    /** Answers every request with a status for a time. */
    public void fail(long nanos, int status) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        for (Lane lane : lanes) {
            lane.fail(until, status);
        }
    }

    /** Waits until the server was closed, from wherever. */
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    /** Closes all connections. The books stay readable. */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            lanes.forEach(Lane::stop);
            closed.countDown();
        }
    }

    private void closeAfter(long nanos) {
        try {
            if (!closed.await(nanos, TimeUnit.NANOSECONDS)) {
                close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
