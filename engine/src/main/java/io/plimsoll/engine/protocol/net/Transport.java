package io.plimsoll.engine.protocol.net;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** The kinds of sockets there are: {@code EPOLL} on Linux, {@code NIO} everywhere. */
public enum Transport {
    EPOLL,
    NIO;

    /** The best one of this system. */
    public static Transport best() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    /** What makes the input and output of one loop. */
    public IoHandlerFactory newHandlers(StampedSockets stamped) {
        return switch (this) {
            case EPOLL -> stamped.around(EpollIoHandler.newFactory());
            case NIO -> NioIoHandler.newFactory();
        };
    }

    public Class<? extends SocketChannel> socketChannel() {
        return switch (this) {
            case EPOLL -> EpollSocketChannel.class;
            case NIO -> NioSocketChannel.class;
        };
    }

    public DatagramChannel newDatagramChannel() {
        return switch (this) {
            case EPOLL -> new EpollDatagramChannel();
            case NIO -> new NioDatagramChannel();
        };
    }

    /** The name in results. */
    public String label() {
        return switch (this) {
            case EPOLL -> "epoll";
            case NIO -> "nio";
        };
    }
}
