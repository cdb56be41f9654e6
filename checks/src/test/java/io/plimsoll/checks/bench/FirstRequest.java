package io.plimsoll.checks.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How long it takes from the command to the first byte of the first request. */
final class FirstRequest implements Experiment {
    private static final String WARMED = "warmed";
    private static final String COLD = "--cold";

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Section run(Lab lab) {
        PlimsollPeer plimsoll = new PlimsollPeer(lab);
        List<Peer> commands =
                List.of(
                        new Peer(WARMED, "", 0, plimsoll::quick),
                        new Peer(
                                COLD,
                                "",
                                0,
                                load -> PlimsollPeer.with(plimsoll.quick(load), COLD)));
        Rounds<Double> rounds =
                Rounds.of(
                        commands,
                        lab.options().pairs(),
                        (round, command) -> observe(lab, round, command));
        Spread warmed = rounds.spread(WARMED, Double::doubleValue);
        Spread cold = rounds.spread(COLD, Double::doubleValue);
        return new Section(
                "First request",
                """
                From the start of `./plimsoll quick` (already built) to the first byte at a
                listening socket, on both cores. Nothing else may connect to that socket.
                """,
                List.of(
                        "| | seconds |",
                        "|---|---|",
                        "| warmed up (default) | " + warmed.show(2) + " |",
                        "| `--cold` | " + cold.show(2) + " |"),
                List.of(
                        Check.atMost("first request", 3, warmed.median(), " s"),
                        Check.atMost("first request with `--cold`", 1, cold.median(), " s")),
                rounds.failures());
    }

    private double observe(Lab lab, int round, Peer command) {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Long> firstByteNanos = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> accept(server, firstByteNanos));
            Peer.Load load = new Peer.Load(server.getLocalPort(), 0, 10, 1);
            List<String> words = command.command().apply(load);
            // Builds when a source has changed, so that the run does not.
            Lab.version(Path.of(lab.plimsoll()), "--version");
            Lab.awaitCalm();
            long startNanos = System.nanoTime();
            try (Running client = Running.start(lab.outFolder(), "start", Lab.BOTH_CORES, words)) {
                double seconds = (firstByteNanos.get(60, TimeUnit.SECONDS) - startNanos) / 1e9;
                client.awaitEnd();
                lab.raw(
                        name(),
                        "round,command,seconds",
                        String.format(Locale.ROOT, "%d,%s,%.3f", round, command.name(), seconds));
                return seconds;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("no request within 60 s", e);
        }
    }

    private static void accept(ServerSocket server, CompletableFuture<Long> firstByteNanos) {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket, firstByteNanos));
            }
        } catch (IOException e) {
            firstByteNanos.completeExceptionally(e); // the socket was closed at the end
        }
    }

    /** Answers each request; a GET of ours fits into one read. */
    private static void answer(Socket socket, CompletableFuture<Long> firstByteNanos) {
        byte[] answer =
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (socket) {
            InputStream in = socket.getInputStream();
            byte[] request = new byte[8_192];
            while (in.read(request) > 0) {
                firstByteNanos.complete(System.nanoTime());
                socket.getOutputStream().write(answer);
            }
        } catch (IOException e) {
            firstByteNanos.completeExceptionally(e); // counts only when it was the first
        }
    }
}
