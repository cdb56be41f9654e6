package io.plimsoll.checks.truth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference target as a process, and what it says about itself. */
final class Echo implements AutoCloseable {

    private static final String LISTENING = "listening on ";
    private static final long END_SECONDS_MAX = 10;
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final String url;
    private final boolean elsewhere;

    private Echo(Process process, String url, boolean elsewhere) {
        this.process = process;
        this.url = url;
        this.elsewhere = elsewhere;
    }

    /** Starts it; it ends with this process, whatever becomes of that. */
    static Echo start(Place place, String... options) {
        List<String> arguments = new ArrayList<>(List.of("echo"));
        arguments.addAll(List.of(options));
        arguments.add("--until-stdin-closes");
        List<String> target = Checkout.target(flags(place), arguments);
        List<String> command = place.command(target);
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(
                                    ProcessBuilder.Redirect.appendTo(
                                            Checkout.folder().resolve("echo.txt").toFile()))
                            .start();
            BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
            String first = said.readLine();
            if (first == null || !first.startsWith(LISTENING)) {
                throw new IllegalStateException("echo does not listen: " + first);
            }
            if (place.shielded()) {
                Shield.over(process.toHandle());
            }
            boolean elsewhere = place.prefix().contains("unshare");
            return new Echo(process, first.substring(LISTENING.length()), elsewhere);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A real-time event loop that waits for what a compiler of its own process holds keeps that
     * compiler from the core; the quick compiler holds nothing for long.
     */
    private static List<String> flags(Place place) {
        return place.shielded() ? List.of("-XX:TieredStopAtLevel=1") : List.of();
    }

    String url() {
        return url;
    }

    long pid() {
        return process.pid();
    }

    /** Its books. */
    JsonNode stats() {
        return JSON.readTree(elsewhere ? askFromThere("stats") : ask("GET", "stats"));
    }

    /** How many requests it has counted. */
    long requests() {
        String said = elsewhere ? askFromThere("count") : ask("GET", "count");
        return JSON.readTree(said).required("requests").asLong();
    }

    /** Has it stop answering for a time. */
    void stall(String time) {
        ask("POST", "stall?for=" + time);
    }

    private String ask(String method, String what) {
        try {
            HttpURLConnection http =
                    (HttpURLConnection)
                            URI.create(url + "/_plimsoll/" + what).toURL().openConnection();
            http.setRequestMethod(method);
            http.setConnectTimeout(30_000);
            http.setReadTimeout(30_000);
            try (InputStream answer = http.getInputStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From inside its own network, whose ports may be used up: they are widened first. */
    private String askFromThere(String what) {
        int port = URI.create(url).getPort();
        String script =
                """
                echo 32768 60999 > %s
                exec 3<>/dev/tcp/127.0.0.1/%d
                printf 'GET /_plimsoll/%s HTTP/1.0\\r\\n\\r\\n' >&3
                cat <&3
                """
                        .formatted(Place.PORT_RANGE, port, what);
        List<String> command = Place.networkOf(pid()).command(List.of("bash", "-c", script));
        String answer = Commands.run(command);
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
