package io.plimsoll.checks.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A server process on a core of its own, with its own count of the requests that reached it. */
final class Server implements AutoCloseable {
    private static final long START_NANOS_MAX = Duration.ofSeconds(60).toNanos();

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
        this.question =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(5))
                        .build();
    }

    /** Waits until the process answers. */
    static Server start(Running process, int port, String path, Counter counter) {
        Server server = new Server(process, port, path, counter);
        long deadlineNanos = System.nanoTime() + START_NANOS_MAX;
        while (true) {
            try {
                server.ask();
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

    /** The answer in full. */
    String text() {
        try {
            return ask();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String ask() throws IOException {
        try {
            return http.send(question, HttpResponse.BodyHandlers.ofString()).body();
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
