package io.plimsoll.checks.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server process on a core of its own, with its own count of the requests that reached it. */
final class Server implements AutoCloseable {
    private static final long START_NANOS_MAX = Duration.ofSeconds(60).toNanos();

    private static final int WARMERS = 8;

    private final Running process;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest question;
    private final Counter counter;

    /** Reads the count out of the server's answer. */
    interface Counter {
        long requests(String answer);
    }

    private Server(Running process, int port, String path, Counter counter) {
        this.process = process;
        this.port = port;
        this.counter = counter;
        this.question = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(5)).build();
    }

    /** Waits until the process answers. */
    static Server start(Running process, int port, String path, Counter counter) {
        Server server = new Server(process, port, path, counter);
        long deadlineNanos = System.nanoTime() + START_NANOS_MAX;
        while (true) {
            try {
                server.ask(server.question);
                return server;
            } catch (IOException e) {
                if (!process.handle().isAlive() || System.nanoTime() > deadlineNanos) {
                    process.close();
                    throw new IllegalStateException("does not start; see " + process.log(), e);
                }
                Lab.sleepMillis(50);
            }
        }
    }

    int port() {
        return port;
    }

    Running process() {
        return process;
    }

    /** Requests so far; nginx counts the question itself as one. */
    long requests() {
        return counter.requests(text());
    }

    /** The counter's answer in full. */
    String text() {
        return get(question);
    }

    /** What another path answers. */
    String text(String path) {
        return get(HttpRequest.newBuilder(uri(path)).build());
    }

    private String get(HttpRequest request) {
        try {
            return ask(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends ordinary requests for a while, so that a server on a Java machine is compiled. */
    void warm(int seconds) {
        HttpRequest request = HttpRequest.newBuilder(uri("/")).build();
        long endNanos = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WARMERS; i++) {
                senders.submit(
                        () -> {
                            while (System.nanoTime() < endNanos) {
                                http.send(request, HttpResponse.BodyHandlers.discarding());
                            }
                            return null;
                        });
            }
        }
    }

    /** Sends a control request without a body. */
    void post(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.noBody()).build();
        get(request);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private String ask(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        process.close();
    }
}
