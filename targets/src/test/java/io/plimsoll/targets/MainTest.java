package io.plimsoll.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void should_explain_every_option() throws Exception {
        assertThat(run("echo", "--help")).isZero();

        assertThat(out.toString())
                .contains("--port", "--host", "--threads", "--transport", "--delay", "--status")
                .contains("--fail", "--seed", "--expect", "--skip", "--for", "--connections-max")
                .contains("--body-max", "/_plimsoll/stats", "?delay=1ms");
    }

    @Test
    void should_refuse_wrong_options_all_at_once() throws Exception {
        assertThat(run("echo", "--port", "x", "--delay", "y")).isEqualTo(2);

        assertThat(err.toString().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("error: --port (argument 1): `x` is not"))
                .anyMatch(line -> line.startsWith("error: --delay (argument 3): `y` is not"));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void should_refuse_a_target_it_does_not_have() throws Exception {
        assertThat(run("ecco")).isEqualTo(2);
        assertThat(err.toString()).contains("begin with `echo`");
    }

    @Test
    void should_say_that_it_cannot_listen() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(run("echo", "--port", String.valueOf(taken.getLocalPort()))).isEqualTo(106);
        }
        assertThat(err.toString()).contains("in use").contains("--port (0 picks a free one)");
    }

    @Test
    void should_serve_as_a_process_and_sum_up_at_sigterm() throws Exception {
        Process process = start("echo", "--expect", "100/s");
        try (BufferedReader lines = process.inputReader()) {
            String url = lines.readLine().replace("listening on ", "");
            assertThat(url).startsWith("http://127.0.0.1:");
            get(url + "/a");
            process.toHandle().destroy();

            String summary = lines.lines().collect(Collectors.joining("\n"));
            assertThat(summary)
                    .contains("requests     1: 1 × 200")
                    .contains("arrivals     1 judged (0 skipped), 0 missing")
                    .contains("lateness     p50");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void should_end_in_order_when_it_is_told_to_stop() throws Exception {
        Process process = start("echo", "--transport", "nio");
        try (BufferedReader lines = process.inputReader()) {
            String url = lines.readLine().replace("listening on ", "");
            try (HttpClient client = HttpClient.newHttpClient()) {
                client.send(
                        HttpRequest.newBuilder(URI.create(url + "/_plimsoll/stop"))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
            }
            assertThat(lines.lines())
                    .contains("requests     0", "service      -  (no answers)")
                    .noneMatch(line -> line.contains("p50"));
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(process.errorReader().lines())
                    .contains(
                            "note: no kernel stamps here; arrivals are stamped when they are read");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void should_end_with_whoever_started_it() throws Exception {
        Process process = start("echo", "--until-stdin-closes", "--status", "201");
        try (BufferedReader lines = process.inputReader()) {
            String url = lines.readLine().replace("listening on ", "");
            get(url + "/a");
            process.getOutputStream().close();

            assertThat(lines.lines()).anyMatch(line -> line.equals("requests     1: 1 × 201"));
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private int run(String... arguments) throws InterruptedException {
        return Main.run(List.of(arguments), new PrintStream(out, true), new PrintStream(err, true));
    }

    private static void get(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        }
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
