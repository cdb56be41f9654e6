package io.plimsoll.engine.protocol.net;

import io.netty.channel.IoEvent;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoEvent;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.FileDescriptor;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one event loop that are read with their stamps. It stands between Netty's epoll
 * handler and the channels: when a socket becomes readable its {@link StampedReads} read it, and
 * Netty only hears of what they leave to it: ends, failures, room to write, sockets without stamps.
 * Confined to the loop.
 */
public final class StampedSockets {

    private final Map<IoHandle, Readable> readables = new IdentityHashMap<>();

    /** The same handlers, with the stamped sockets taken out. */
    IoHandlerFactory around(IoHandlerFactory epoll) {
        return executor -> new Handler(epoll.newHandler(executor));
    }

    /** From now on the socket is read by these, until it is closed. */
    public void add(EpollSocketChannel socket, StampedReads reads) {
        Readable readable = readables.get(socket.unsafe());
        if (readable != null) {
            readable.reads = reads;
        }
    }

    private final class Handler implements IoHandler {

        private final IoHandler netty;

        Handler(IoHandler netty) {
            this.netty = netty;
        }

        @Override
        public IoRegistration register(IoHandle handle) throws Exception {
            return netty.register(
                    handle instanceof EpollIoHandle socket ? new Readable(socket) : handle);
        }

        @Override
        public void initialize() {
            netty.initialize();
        }

        @Override
        public int run(IoHandlerContext context) {
            return netty.run(context);
        }

        @Override
        public void prepareToDestroy() {
            netty.prepareToDestroy();
        }

        @Override
        public void destroy() {
            netty.destroy();
        }

        @Override
        public void wakeup() {
            netty.wakeup();
        }

        @Override
        public boolean isCompatible(Class<? extends IoHandle> type) {
            return netty.isCompatible(type);
        }
    }

    /** A socket as Netty's handler sees it. */
    private final class Readable implements EpollIoHandle {

        private final EpollIoHandle netty;
        private @Nullable StampedReads reads;

        Readable(EpollIoHandle netty) {
            this.netty = netty;
        }

        @Override
        public void handle(IoRegistration registration, IoEvent event) {
            StampedReads ours = reads;
            if (ours != null) {
                EpollIoOps ops = ((EpollIoEvent) event).ops();
                if (ops.contains(EpollIoOps.EPOLLIN)
                        && ours.read()
                        && ops.value() == EpollIoOps.EPOLLIN.value()) {
                    return;
                }
            }
            netty.handle(registration, event);
        }

        @Override
        public FileDescriptor fd() {
            return netty.fd();
        }

        @Override
        public void registered() {
            readables.put(netty, this);
            netty.registered();
        }

        @Override
        public void unregistered() {
            readables.remove(netty);
            netty.unregistered();
        }

        @Override
        public void close() throws Exception {
            netty.close();
        }
    }
}
