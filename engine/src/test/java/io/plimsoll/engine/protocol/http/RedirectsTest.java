package io.plimsoll.engine.protocol.http;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.Exchange;
import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.run.Engine;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Auth;
import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.Check;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Retry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RedirectsTest {

    private static final HttpOptions FIVE = HttpOptions.NONE.withRedirects(5);
    private static final long MILLI = 1_000_000;

    @RegisterExtension private final Engine engine = new Engine();

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    private static void redirect(Exchange exchange, int status, String location)
            throws IOException {
        exchange.send(
                "HTTP/1.1 %d Go\r\nLocation: %s\r\nContent-Length: 4\r\n\r\ngone"
                        .formatted(status, location));
    }

    private RequestStats once(HttpOptions options, HttpStep step, RawServer.Behaviour behaviour) {
        try (RawServer server = RawServer.start(behaviour)) {
            RequestStats all =
                    engine.run(against(server).with(options).doing(step).once()).allRequests();
            assertThat(all.attempts().sent()).isEqualTo(server.requests());
            return all;
        }
    }

    @Test
    void should_follow_none_unless_asked_to() {
        RequestStats all =
                once(HttpOptions.NONE, get("/"), exchange -> redirect(exchange, 302, "/b"));

        assertThat(all.ledger().ok()).isEqualTo(1);
        assertThat(all.attempts().sent()).isEqualTo(1);
        assertThat(all.attempts().redirects()).isZero();
    }

    @Test
    void should_follow_them_each_as_an_attempt_of_one_request() {
        Check check = new Check.BodyText(new Check.Match.Exactly("there"));
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            exchange.after(Duration.ofMillis(10));
                            switch (exchange.path()) {
                                case "/base/a/x" -> redirect(exchange, 302, "../b?q=1#part");
                                case "/base/b?q=1" -> redirect(exchange, 301, "/c");
                                default -> exchange.ok("there");
                            }
                        })) {
            Run run =
                    engine.run(
                            against(server.url() + "/base")
                                    .with(FIVE)
                                    .doing(get("/a/x", check))
                                    .times(3));

            RequestStats all = run.allRequests();
            assertThat(all.ledger().ok()).as("%s", all.errors()).isEqualTo(3);
            assertThat(all.attempts().sent()).isEqualTo(9).isEqualTo(server.requests());
            assertThat(server.requests("/c")).isEqualTo(3);
            assertThat(all.attempts().redirects()).isEqualTo(6);
            assertThat(all.attempts().retries()).isZero();
            assertThat(all.attempts().statuses()).isEqualTo(Map.of(302, 3L, 301, 3L, 200, 3L));
            assertThat(all.times().service.count()).isEqualTo(9);
            assertThat(all.times().answered.percentile(0)).isGreaterThan(29 * MILLI);
            assertThat(run.connectionsOpened()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "301, GET /to 0",
        "302, GET /to 0",
        "303, GET /to 0",
        "307, POST /to 5",
        "308, POST /to 5"
    })
    void should_keep_or_change_the_method_as_the_status_says(int status, String second) {
        RequestStats all =
                once(
                        FIVE,
                        post("/from", new Body.Text("hello")),
                        exchange -> {
                            seen.add(
                                    exchange.method()
                                            + " "
                                            + exchange.path()
                                            + " "
                                            + exchange.body().length());
                            if (exchange.path().equals("/from")) {
                                redirect(exchange, status, "/to");
                            } else {
                                exchange.ok("ok");
                            }
                        });

        assertThat(all.ledger().ok()).isEqualTo(1);
        assertThat(seen).containsExactly("POST /from 5", second);
    }

    @Test
    void should_not_tell_another_origin_who_asks() {
        HttpOptions options = FIVE.with(new Auth.Bearer("secret"));
        try (RawServer other =
                        RawServer.start(
                                exchange -> {
                                    seen.add("other " + exchange.header("authorization"));
                                    seen.add(exchange.header("host") + exchange.header("x-kept"));
                                    seen.add(
                                            exchange.header("x-api-key")
                                                    + exchange.header("x-k")
                                                    + exchange.header("x-key"));
                                    exchange.ok("ok");
                                });
                RawServer server =
                        RawServer.start(
                                exchange -> {
                                    seen.add("own " + exchange.header("authorization"));
                                    redirect(
                                            exchange,
                                            302,
                                            exchange.path().equals("/")
                                                    ? "/second"
                                                    : other.url() + "/there");
                                })) {
            Run run =
                    engine.run(
                            against(server)
                                    .with(options)
                                    .headers(
                                            Map.of(
                                                    "X-Kept",
                                                    "!",
                                                    "X-Api-Key",
                                                    "k3y",
                                                    "X-Key",
                                                    "AIzaSyD9tSrke72PouQMnMX0",
                                                    "X-K",
                                                    "a ${secrets.k}"))
                                    .vars(Map.of("secrets.k", "s3cr3t"))
                                    .doing(get("/"))
                                    .once());

            assertThat(run.allRequests().ledger().ok()).isEqualTo(1);
            assertThat(seen)
                    .containsExactly(
                            "own Bearer secret",
                            "own Bearer secret",
                            "other ",
                            "127.0.0.1:" + other.port() + "!",
                            "");
            assertThat(run.allRequests().attempts().sent())
                    .isEqualTo(server.requests() + other.requests());
            assertThat(run.connectionsOpened()).isEqualTo(2);
        }
    }

    @Test
    void should_say_when_they_lead_in_a_circle_or_too_far() {
        RequestStats circle =
                once(
                        FIVE,
                        get("/a"),
                        exchange ->
                                redirect(
                                        exchange, 302, exchange.path().equals("/a") ? "/b" : "/a"));
        assertThat(circle.errors().get(ErrorKind.REDIRECT).sample())
                .startsWith("redirects in a circle, to http://127.0.0.1:");
        assertThat(circle.attempts().sent()).isEqualTo(2);

        RequestStats far =
                once(FIVE, get("/a"), exchange -> redirect(exchange, 302, exchange.path() + "a"));
        assertThat(far.errors().get(ErrorKind.REDIRECT).sample())
                .startsWith("more than 5 redirects, to http://127.0.0.1:");
        assertThat(far.attempts().sent()).isEqualTo(6);
        assertThat(far.attempts().redirects()).isEqualTo(5);
        assertThat(far.ledger().failed()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "http://",
                "http://[/",
                "http://a b/",
                "http://x:99999/",
                "file:///etc/hosts",
                "javascript:alert(1)",
                "//",
            })
    void should_say_when_they_lead_nowhere(String location) {
        RequestStats all = once(FIVE, get("/a"), exchange -> redirect(exchange, 302, location));

        assertThat(all.errors()).containsOnlyKeys(ErrorKind.REDIRECT);
        assertThat(all.errors().get(ErrorKind.REDIRECT).sample()).startsWith("a redirect to ");
    }

    @Test
    void should_hold_each_hop_against_the_address_rule() {
        for (String location : List.of("http://169.254.169.254/latest", "http://192.0.2.7/")) {
            RequestStats all = once(FIVE, get("/a"), exchange -> redirect(exchange, 302, location));

            assertThat(all.errors()).containsOnlyKeys(ErrorKind.ADDRESS_REFUSED);
            assertThat(all.attempts().redirects()).isZero();
            assertThat(all.attempts().sent()).isEqualTo(1);
        }
    }

    @Test
    void should_try_again_where_a_redirect_led() {
        HttpOptions options =
                FIVE.with(
                        new Retry(
                                2,
                                Duration.ZERO,
                                Duration.ZERO,
                                0,
                                Retry.FAILURES,
                                Retry.STATUSES));
        RequestStats all =
                once(
                        options,
                        get("/a"),
                        exchange -> {
                            switch ((int) exchange.number()) {
                                case 0 -> redirect(exchange, 307, "/b");
                                case 1 -> exchange.close();
                                default -> exchange.ok(exchange.path());
                            }
                        });

        assertThat(all.ledger().ok()).isEqualTo(1);
        assertThat(all.attempts().redirects()).isEqualTo(1);
        assertThat(all.attempts().retries()).isEqualTo(1);
        assertThat(all.attempts().sent()).isEqualTo(3);
    }

    @Test
    void should_end_with_the_timeout_wherever_it_is() {
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            exchange.after(Duration.ofMillis(30));
                            redirect(exchange, 302, exchange.path() + "a");
                        })) {
            Run run =
                    engine.run(
                            against(server)
                                    .timeout(Duration.ofMillis(80))
                                    .with(HttpOptions.NONE.withRedirects(20))
                                    .once());

            assertThat(run.allRequests().ledger().timedOut()).isEqualTo(1);
            assertThat(
                            run.allRequests().times().censored.max()
                                    - run.allRequests().times().lateness.max())
                    .isBetween(79 * MILLI, 81 * MILLI);
        }
    }
}
