package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plimsoll.engine.run.LocalRunner;
import io.plimsoll.model.seams.TargetLauncher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets go out with the requests, and are seen nowhere else. */
final class SecretsTest {

    private static final int SECRETS = 50;
    private static final String CHARACTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLM0123456789+/=&?%\"\\'<>.-_~";

    private final Map<String, String> received = new ConcurrentHashMap<>();
    private final List<String> values = new ArrayList<>();

    @TempDir private Path folder;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        long seed = 23;
        System.out.println("planted secrets: seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < SECRETS; i++) {
            StringBuilder secret = new StringBuilder();
            for (int length = 8 + random.nextInt(30); length > 0; length--) {
                secret.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }
            values.add(secret.toString());
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** The target gives away what it was told, in one way or another. */
    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String secret = exchange.getRequestHeaders().getFirst("X-Key");
        received.put(path, secret);
        int number = Integer.parseInt(path.substring(1));
        String filler = "x".repeat(number);
        String told =
                filler
                        + switch (number % 6) {
                            case 0 -> secret;
                            case 1 -> base64(secret);
                            case 2 -> base64("user:" + secret + "!");
                            case 3 -> URLEncoder.encode(secret, StandardCharsets.UTF_8);
                            case 4 ->
                                    Pattern.compile("%..")
                                            .matcher(
                                                    URLEncoder.encode(
                                                            secret, StandardCharsets.UTF_8))
                                            .replaceAll(
                                                    octet ->
                                                            octet.group().toLowerCase(Locale.ROOT));
                            default -> "y".repeat(505 - number) + secret; // cut in its middle
                        };
        byte[] body = told.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("X-Told", base64(secret));
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path scenario() throws IOException {
        StringBuilder yaml = new StringBuilder("target: http://127.0.0.1:");
        yaml.append(server.getAddress().getPort()).append("\nsecrets:\n");
        for (int i = 0; i < SECRETS; i++) {
            boolean file = i % 2 == 1;
            yaml.append("  s%d: %s\n".formatted(i, file ? "file:key" + i : "env:KEY" + i));
            if (file) {
                Files.writeString(folder.resolve("key" + i), values.get(i) + "\n");
            }
        }
        yaml.append("steps:\n");
        for (int i = 0; i < SECRETS; i++) {
            String check =
                    i % 7 == 6 ? "header: { X-Told: { equals: no } }" : "body: { equals: no }";
            yaml.append(
                    "  - { get: /%d, headers: { X-Key: \"${secrets.s%d}\" }, on-error: continue, check: { %s } }\n"
                            .formatted(i, i, check));
        }
        yaml.append("phases: [ { name: all, users: 1, iterations: 1 } ]\n");
        return Files.writeString(folder.resolve("secrets.yaml"), yaml);
    }

    private CommandLineRun run(Path scenario, String... flags) {
        CommandLineRun[] self = new CommandLineRun[1];
        self[0] =
                new CommandLineRun(
                        (read, listener, control) ->
                                new LocalRunner(
                                                new NoTargets(),
                                                self[0].options.getLast(),
                                                InstantSource.system())
                                        .run(read, listener, control));
        for (int i = 0; i < SECRETS; i += 2) {
            self[0].environment.put("KEY" + i, values.get(i));
        }
        List<String> arguments = new ArrayList<>(List.of("run", scenario.toString(), "--cold"));
        arguments.addAll(List.of(flags));
        self[0].run(arguments.toArray(String[]::new));
        return self[0];
    }

    @Test
    void should_show_no_secret_in_any_output() throws IOException {
        Path scenario = scenario();
        for (List<String> flags : List.of(List.of("-v"), List.of("--json"))) {
            CommandLineRun run = run(scenario, flags.toArray(String[]::new));

            assertThat(received).hasSize(SECRETS);
            for (int i = 0; i < SECRETS; i++) {
                assertThat(received.get("/" + i)).isEqualTo(values.get(i));
            }
            String shown = run.out() + run.err() + run.options;
            assertThat(shown).contains("***");
            for (String secret : values) {
                assertThat(shown)
                        .doesNotContain(secret)
                        .doesNotContain(secret.substring(0, 6))
                        .doesNotContain(base64(secret).substring(0, 8))
                        .doesNotContain(URLEncoder.encode(secret, StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void should_say_which_secrets_have_no_value_and_send_nothing() throws IOException {
        Path scenario =
                Files.writeString(
                        folder.resolve("a.yaml"),
                        """
                        target: http://127.0.0.1:%d
                        secrets: { one: env:NOT_THERE, two: file:not-there, three: env:KEY0 }
                        steps: [ { get: /1 } ]
                        phases: [ { name: all, users: 1, iterations: 1 } ]
                        """
                                .formatted(server.getAddress().getPort()));
        values.set(0, "abc");

        CommandLineRun run = run(scenario);

        assertThat(run.err())
                .contains("secret `one` has no value: the environment has no `NOT_THERE`")
                .contains("secret `two` has no value: `not-there` cannot be read, or is empty")
                .contains("secret `three` has 3 characters")
                .contains("nothing was sent");
        assertThat(received).isEmpty();
    }

    @Test
    void should_not_show_a_value_that_stands_in_the_file() throws IOException {
        Path scenario =
                Files.writeString(
                        folder.resolve("a.yaml"),
                        """
                        target: http://127.0.0.1:8080
                        secrets: { key: hunter2hunter2 }
                        steps: [ { get: "/${secrets.kye}" } ]
                        phases: [ { name: all, users: 1, iterations: 1 } ]
                        """);

        CommandLineRun run = run(scenario);

        assertThat(run.err())
                .contains("secret `key` takes where the value is, not the value")
                .contains("did you mean `secrets.key`?")
                .doesNotContain("hunter2");
    }

    /** Nothing to launch. */
    private static final class NoTargets implements TargetLauncher {
        @Override
        public Set<String> names() {
            return Set.of();
        }

        @Override
        public Launched launch(String name) {
            throw new AssertionError("no target is launched here");
        }
    }
}
