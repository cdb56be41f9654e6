package io.plimsoll.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A loopback server that answers every read with the same small response; only the warm-up talks to
 * it.
 */
final class WarmEcho implements AutoCloseable {

    private static final byte[] ANSWER =
            ("HTTP/1.1 200 OK\r\nServer: plimsoll\r\nDate: Sat, 01 Jan 2000 00:00:00 GMT\r\n"
                            + "Content-Type: text/plain\r\nContent-Length: 2\r\n"
                            + "Connection: keep-alive\r\n\r\nok")
                    .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocketChannel server;
    private final Selector selector;
    private final ByteBuffer in = ByteBuffer.allocateDirect(4096);
    private final ByteBuffer out = ByteBuffer.allocateDirect(ANSWER.length).put(ANSWER);

    private WarmEcho() throws IOException {
        selector = Selector.open();
        try {
            server = listening(selector);
        } catch (IOException e) {
            selector.close();
            throw e;
        }
    }

    private static ServerSocketChannel listening(Selector selector) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    static WarmEcho start() {
        try {
            WarmEcho echo = new WarmEcho();
            Thread.ofPlatform().name("plimsoll-warm-echo").daemon().start(echo::serve);
            return echo;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.socket().getLocalPort();
    }

    private void serve() {
        try {
            while (server.isOpen()) {
                selector.select(this::handle);
            }
        } catch (IOException | ClosedSelectorException | CancelledKeyException e) {
            return; // closed: the warm-up is over
        }
    }

    private void handle(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel accepted = server.accept();
                if (accepted != null) {
                    accepted.configureBlocking(false).register(selector, SelectionKey.OP_READ);
                }
            } else if (((SocketChannel) key.channel()).read(in.clear()) < 0) {
                key.channel().close();
            } else {
                ((SocketChannel) key.channel()).write(out.rewind());
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
