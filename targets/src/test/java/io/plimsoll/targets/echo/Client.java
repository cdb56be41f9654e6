package io.plimsoll.targets.echo;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plain blocking client that sees every byte. */
final class Client implements Closeable {

    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    Client(Echo echo) throws IOException {
        this("127.0.0.1", echo.port());
    }

    Client(String host, int port) throws IOException {
        socket = new Socket(InetAddress.ofLiteral(host), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
    }

    /**
     * @param interims the statuses of the 1xx answers before this one
     * @param headers by lower-case name
     */
    record Answer(int status, Map<String, String> headers, String body, List<Integer> interims) {}

    Answer get(String target) throws IOException {
        return exchange("GET " + target + " HTTP/1.1\r\nHost: test\r\n\r\n");
    }

    Answer post(String target) throws IOException {
        return exchange("POST " + target + " HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\n\r\n");
    }

    Answer exchange(String request) throws IOException {
        send(request);
        return read();
    }

    void send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    void timeoutMillis(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    /** Resets the connection instead of closing it in order. */
    void abort() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    Answer read() throws IOException {
        return read(false);
    }

    Answer readWithoutBody() throws IOException {
        return read(true);
    }

    /** Whether the server ended the connection in order, with nothing more to read. */
    boolean atEnd() throws IOException {
        return in.read() < 0;
    }

    int readByte() throws IOException {
        return in.read();
    }

    private Answer read(boolean headOnly) throws IOException {
        List<Integer> interims = new ArrayList<>();
        while (true) {
            int status = Integer.parseInt(line().split(" ", 3)[1]);
            Map<String, String> headers = headers();
            if (status < 200) {
                interims.add(status);
                continue;
            }
            boolean without = headOnly || status == 204 || status == 304;
            return new Answer(status, headers, without ? "" : body(headers), interims);
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] parts = line.split(": ", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        return headers;
    }

    private String body(Map<String, String> headers) throws IOException {
        if (headers.containsKey("content-length")) {
            return bytes(Integer.parseInt(headers.get("content-length")));
        }
        if (!headers.containsKey("transfer-encoding")) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        StringBuilder body = new StringBuilder();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.append(bytes(size));
            line();
        }
        line();
        return body.toString();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException(bytes.length + " of " + count + " bytes");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("in a line: " + line);
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
