package io.plimsoll.targets.echo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Sends a server requests of our own until its code is compiled, so that the first requests of
 * others are not measured on cold code (the very first takes some 50 ms).
 */
final class WarmUp {

    private static final long LONGEST_NANOS = 500_000_000;
    private static final int CONNECTIONS = 500;
    private static final int REQUESTS_EACH = 10;
    private static final int TIMEOUT_MILLIS = 2_000;

    /** What a query may ask for; the first of each kind would take up to a quarter of a second. */
    private static final List<String> KINDS =
            List.of("status=500", "size=1000", "chunks=2", "delay=exp:1us", "interim=1");

    private WarmUp() {}

    /**
     * @param immediate whether requests without a query are answered 200 at once
     */
    static void run(InetSocketAddress address, boolean immediate) {
        String own = "GET /?delay=1us&status=200 HTTP/1.1\r\nHost: warm-up\r\n\r\n";
        String plain = immediate ? "GET / HTTP/1.1\r\nHost: warm-up\r\n\r\n" : own;
        long end = System.nanoTime() + LONGEST_NANOS;
        for (String kind : KINDS) {
            once(address, "GET /?" + kind + "&connection=close HTTP/1.1\r\nHost: warm-up\r\n\r\n");
        }
        for (int i = 0; i < CONNECTIONS && System.nanoTime() - end < 0; i++) {
            try (Socket socket = open(address)) {
                InputStream in = new BufferedInputStream(socket.getInputStream());
                for (int j = 0; j < REQUESTS_EACH; j++) {
                    String request = j == 0 ? own : plain;
                    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                    readAnswer(in);
                }
            } catch (IOException e) {
                return; // refused by its own limits: then it stays as warm as it is
            }
        }
    }

    private static void once(InetSocketAddress address, String request) {
        try (Socket socket = open(address)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // refused by its own limits: then it stays as warm as it is
        }
    }

    private static Socket open(InetSocketAddress address) throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoLinger(true, 0); // leaves no port waiting that others might need
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static void readAnswer(InputStream in) throws IOException {
        int lineBytes = -1;
        while (lineBytes != 0) {
            lineBytes = 0;
            for (int b = in.read(); b != '\n' && b >= 0; b = in.read()) {
                lineBytes += b == '\r' ? 0 : 1;
            }
        }
        in.skipNBytes(Behaviour.DEFAULT_BODY_BYTES);
    }
}
