package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plimsoll.results.store.RunDirectory;
import io.plimsoll.results.store.RunFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets go out with the requests, and are seen nowhere else. */
final class SecretsTest {

    private static final int SECRETS = 50;
    private static final String CHARACTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLM0123456789.-_~+/=&?%\"\\'<>";

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
        int number = Integer.parseInt(path.substring(1));
        String secret = secret(exchange, number);
        received.put(path, secret);
        String filler = "x".repeat(number);
        String told =
                filler
                        + switch (number % 11) {
                            case 0 -> secret;
                            case 1 -> base64(secret);
                            case 2 -> base64("user:" + secret + "!");
                            case 3 -> URLEncoder.encode(secret, StandardCharsets.UTF_8);
                            case 4 -> lowerPercent(secret);
                            case 5 -> lines(base64("user:" + secret));
                            case 6 -> base64(base64(secret));
                            case 7 -> hex(base64(secret));
                            case 8 -> base64(hex(secret));
                            case 9 -> "y".repeat(500 - number) + lowerPercent(secret);
                            default -> "y".repeat(505 - number) + secret; // cut in its middle
                        };
        byte[] body = told.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("X-Told", base64(secret));
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String lowerPercent(String text) {
        return Pattern.compile("%..")
                .matcher(URLEncoder.encode(text, StandardCharsets.UTF_8))
                .replaceAll(octet -> octet.group().toLowerCase(Locale.ROOT));
    }

    private static String lines(String text) {
        return text.replaceAll("(.{16})", "$1\r\n");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Where the scenario has put it. */
    private static String secret(HttpExchange exchange, int number) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return switch (number % 5) {
            case 0 -> exchange.getRequestHeaders().getFirst("X-Key");
            case 1 -> body;
            case 2 -> URLDecoder.decode(body.replaceFirst(".*=", ""), StandardCharsets.UTF_8);
            case 3 -> exchange.getRequestURI().getQuery().replaceFirst("^key=", "");
            default -> {
                String basic = exchange.getRequestHeaders().getFirst("Authorization");
                byte[] said = Base64.getDecoder().decode(basic.replaceFirst("^Basic ", ""));
                yield new String(said, StandardCharsets.UTF_8).replaceFirst("^ann:", "");
            }
        };
    }

    /** A step that sends it. */
    private static String sent(int number) {
        String reference = "\"${secrets.s%d}\"".formatted(number);
        return switch (number % 5) {
            case 0 -> "get: /%d, headers: { X-Key: %s }".formatted(number, reference);
            case 1 -> "post: /%d, body: %s".formatted(number, reference);
            case 2 ->
                    "post: /%d, form: { who: \"${users.name}\", key: %s }"
                            .formatted(number, reference);
            case 3 ->
                    "get: \"/%d?key=${secrets.s%d}\", name: q%d".formatted(number, number, number);
            default ->
                    "get: /%d, auth: { basic: { user: \"${users.name}\", password: %s } }"
                            .formatted(number, reference);
        };
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
        Files.writeString(folder.resolve("users.csv"), "name\nann\n");
        yaml.append("feeders: { users: { csv: users.csv } }\nfeed: users\nsteps:\n");
        for (int i = 0; i < SECRETS; i++) {
            String check =
                    i % 7 == 6 ? "header: { X-Told: { equals: no } }" : "body: { equals: no }";
            yaml.append(
                    "  - { %s, on-error: continue, check: { %s } }\n".formatted(sent(i), check));
        }
        yaml.append("phases: [ { name: all, users: 1, iterations: 1 } ]\n");
        return Files.writeString(folder.resolve("secrets.yaml"), yaml);
    }

    private CommandLineRun run(Path scenario, String... flags) {
        CommandLineRun run = CommandLineRun.withEngine();
        for (int i = 0; i < SECRETS; i += 2) {
            run.environment.put("KEY" + i, values.get(i));
        }
        run.environment.put("XDG_STATE_HOME", folder.toString());
        List<String> arguments = new ArrayList<>(List.of("run", scenario.toString()));
        arguments.addAll(List.of(flags));
        run.run(arguments.toArray(String[]::new));
        return run;
    }

    @Test
    void should_show_no_secret_in_any_output() throws IOException {
        Path scenario = scenario();
        Path page = folder.resolve("page.html");
        for (List<String> flags :
                List.of(List.of("-v", "--report", page.toString()), List.of("--json"))) {
            CommandLineRun run = run(scenario, flags.toArray(String[]::new));

            assertThat(received).as(run.err()).hasSize(SECRETS);
            for (int i = 0; i < SECRETS; i++) {
                assertThat(received.get("/" + i)).isEqualTo(values.get(i));
            }
            String shown = run.out() + run.err() + run.options;
            assertThat(shown).contains("***");
            refuseSecrets(shown);
        }
        refuseSecrets(Files.readString(page));
    }

    @Test
    void should_keep_no_secret_of_a_run() throws IOException {
        run(scenario(), "--log-requests", "100%");

        RunDirectory kept = new RunFolder(folder.resolve("plimsoll/runs")).find(RunFolder.LAST);
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(kept.path())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                names.add(kept.path().relativize(file).toString());
                refuseSecrets(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "scenario.yaml",
                        "journal/00000",
                        "requests.jsonl",
                        "report.html",
                        "result.json");
        assertThat(Files.readAllLines(kept.path().resolve("requests.jsonl"))).hasSize(SECRETS);
        assertThat(Files.readString(kept.result())).contains("***");
        String journal = kept.read().toString(); // on disk it is packed
        assertThat(journal).contains("***", "secrets.s49");
        refuseSecrets(journal);
    }

    @Test
    void should_keep_no_secret_that_the_command_line_says_in_plain() throws IOException {
        Path page = folder.resolve("page.html");
        Path scenario =
                Files.writeString(
                        folder.resolve("plain.yaml"),
                        """
                        target: http://127.0.0.1:%d
                        secrets: { key: env:KEY0 }
                        vars: { page: 1 }
                        steps: [ { get: "/${page}", name: page, headers: { X-K: "${secrets.key}" } } ]
                        phases: [ { name: all, users: 1, iterations: 1 } ]
                        """
                                .formatted(server.getAddress().getPort()));

        CommandLineRun run =
                run(scenario, "--set", "vars.page=" + values.get(0), "--report", page.toString());

        refuseSecrets(run.out() + run.err() + Files.readString(page));
        RunDirectory kept = new RunFolder(folder.resolve("plimsoll/runs")).find(RunFolder.LAST);
        assertThat(kept.path().resolve("scenario.yaml")).content().contains("page: \"***\"");
        try (Stream<Path> files = Files.walk(kept.path())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                refuseSecrets(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private void refuseSecrets(String shown) {
        for (String secret : values) {
            assertThat(shown)
                    .doesNotContain(secret)
                    .doesNotContain(secret.substring(0, 6))
                    .doesNotContain(base64(secret).substring(0, 8))
                    .doesNotContain(lines(base64("user:" + secret)).substring(8, 14))
                    .doesNotContain(base64(base64(secret)).substring(0, 10))
                    .doesNotContain(hex(base64(secret)).substring(0, 12))
                    .doesNotContain(base64(hex(secret)).substring(0, 12))
                    .doesNotContain(lowerPercent(secret).substring(0, 8))
                    .doesNotContain(URLEncoder.encode(secret, StandardCharsets.UTF_8));
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
}
