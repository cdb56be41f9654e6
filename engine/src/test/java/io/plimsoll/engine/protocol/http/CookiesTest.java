package io.plimsoll.engine.protocol.http;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.run.Engine;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.HttpStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CookiesTest {

    private static final HttpOptions COOKIES = HttpOptions.NONE.withCookies(true);

    @RegisterExtension private final Engine engine = new Engine();

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    /**
     * Gives each that comes without one a number in a cookie, and counts by what they come with.
     */
    private final Map<String, AtomicInteger> visits = new ConcurrentHashMap<>();

    private RawServer numbering() {
        AtomicInteger next = new AtomicInteger();
        return RawServer.start(
                exchange -> {
                    String cookie = exchange.header("cookie");
                    visits.computeIfAbsent(cookie, _ -> new AtomicInteger()).incrementAndGet();
                    String set =
                            cookie.isEmpty()
                                    ? "Set-Cookie: id=%d; Path=/\r\n"
                                            .formatted(next.getAndIncrement())
                                    : "";
                    exchange.send("HTTP/1.1 200 OK\r\n" + set + "Content-Length: 0\r\n\r\n");
                });
    }

    @Test
    void should_keep_a_users_cookies_over_its_iterations_and_from_others() {
        try (RawServer server = numbering()) {
            Run run =
                    engine.run(
                            against(server)
                                    .with(COOKIES)
                                    .doing(get("/a"), get("/b"))
                                    .during(users(4, 5), Duration.ofSeconds(20)));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(40);
            assertThat(visits.get("").get()).isEqualTo(4);
            assertThat(visits).hasSize(5);
            assertThat(visits.get("id=2").get()).isEqualTo(9);
        }
    }

    @Test
    void should_give_each_arrival_a_jar_of_its_own() {
        try (RawServer server = numbering()) {
            engine.run(
                    against(server)
                            .with(COOKIES)
                            .doing(get("/a"), get("/b"))
                            .during(perSecond(100), Duration.ofMillis(100)));

            assertThat(visits.get("").get()).isEqualTo(10);
            assertThat(visits).hasSize(11);
        }
    }

    @Test
    void should_keep_none_unless_asked_to() {
        try (RawServer server = numbering()) {
            engine.run(against(server).doing(get("/a"), get("/b")).times(3));

            assertThat(visits).containsOnlyKeys("");
        }
    }

    @Test
    void should_set_cookies_on_the_way_of_redirects() {
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            seen.add(exchange.path() + " " + exchange.header("cookie"));
                            exchange.send(
                                    exchange.header("cookie").isEmpty()
                                            ? "HTTP/1.1 302 Go\r\n"
                                                    + "Location: /a\r\n"
                                                    + "Set-Cookie: in=1\r\n"
                                                    + "Content-Length: 0\r\n\r\n"
                                            : "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                        })) {
            Run run =
                    engine.run(
                            against(server).with(COOKIES.withRedirects(2)).doing(get("/a")).once());

            assertThat(run.allRequests().ledger().ok()).isEqualTo(1);
            assertThat(seen).containsExactly("/a ", "/a in=1");
        }
    }

    @Test
    void should_send_its_own_and_what_it_was_given_in_one_line() {
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            seen.add(exchange.header("cookie"));
                            exchange.send(
                                    "HTTP/1.1 200 OK\r\n"
                                            + "Set-Cookie: sid=\"abc==\"; Path=/\r\n"
                                            + "Content-Length: 0\r\n\r\n");
                        })) {
            HttpStep own =
                    new HttpStep(
                            "GET /b",
                            HttpMethod.GET,
                            "/b",
                            Map.of("cookie", "own=1"),
                            new Body.None(),
                            List.of(),
                            Optional.empty(),
                            false);
            engine.run(against(server).with(COOKIES).doing(get("/a"), own, get("/c")).once());

            assertThat(seen).containsExactly("", "own=1; sid=\"abc==\"", "sid=\"abc==\"");
        }
    }

    // --- the jar

    private final CookieJar jar = new CookieJar();

    private String sent(String host, String path, long nowNanos) {
        return jar.header(host, path, nowNanos, "");
    }

    private String after(String header) {
        jar.set(header, "www.shop.test", "/a/b?q", 0);
        return sent("www.shop.test", "/a/b", 1);
    }

    @Test
    void should_send_a_cookie_back_to_where_it_came_from() {
        assertThat(after("a=1")).isEqualTo("a=1");
        assertThat(sent("WWW.shop.test", "/a", 1)).isEqualTo("a=1");
        assertThat(sent("shop.test", "/a/b", 1)).isEmpty();
        assertThat(sent("www.shop.test", "/", 1)).isEmpty();
        assertThat(sent("www.shop.test", "/ab", 1)).isEmpty();
    }

    @Test
    void should_keep_a_value_word_for_word() {
        assertThat(after("sid=\"abc==\"; Path=/")).isEqualTo("sid=\"abc==\"");
        assertThat(after("sid=\"a b, c\"; Path=/")).isEqualTo("sid=\"a b, c\"");
        assertThat(after("sid=\"half; Path=/")).isEqualTo("sid=\"half");
        assertThat(after(" sid = a,; Path=/")).isEqualTo("sid=a,");
    }

    @Test
    void should_let_what_a_step_says_go_before_what_is_kept() {
        jar.set("sid=1; Path=/", "h", "/", 0);
        jar.set("lang=de; Path=/", "h", "/", 0);
        assertThat(jar.header("h", "/", 1, "own=1")).isEqualTo("own=1; sid=1; lang=de");
        assertThat(jar.header("h", "/", 1, "own=1; sid=2")).isEqualTo("own=1; sid=2; lang=de");
        assertThat(jar.header("other", "/", 1, "own=1")).isEqualTo("own=1");
    }

    @Test
    void should_obey_domain_and_path() {
        assertThat(after("a=1; Domain=.shop.test; Path=/")).isEqualTo("a=1");
        assertThat(sent("img.shop.test", "/x", 1)).isEqualTo("a=1");
        assertThat(sent("badshop.test", "/x", 1)).isEmpty();
        assertThat(after("b=2; Domain=other.test")).isEqualTo("a=1");
        assertThat(after("c=3; Domain=test")).isEqualTo("a=1");
        assertThat(after("d=4; Path=/a/b")).isEqualTo("d=4; a=1");
    }

    @Test
    void should_replace_expire_and_delete() {
        assertThat(after("a=1")).isEqualTo("a=1");
        assertThat(after("a=2; Max-Age=10")).isEqualTo("a=2");
        assertThat(sent("www.shop.test", "/a", TimeUnit.SECONDS.toNanos(9))).isEqualTo("a=2");
        assertThat(sent("www.shop.test", "/a", TimeUnit.SECONDS.toNanos(11))).isEmpty();
        assertThat(after("a=3; Expires=Wed, 09 Jun 2100 10:18:14 GMT")).isEqualTo("a=3");
        assertThat(after("a=4; Expires=Wed, 09 Jun 2021 10:18:14 GMT")).isEmpty();
        assertThat(after("a=5")).isEqualTo("a=5");
        assertThat(after("a=; Max-Age=0")).isEmpty();
    }

    @Test
    void should_stay_small_whatever_it_is_told() {
        assertThat(after("s=1; Secure")).isEmpty();
        assertThat(after("x=" + "y".repeat(5_000))).isEmpty();
        assertThat(after("")).isEmpty();
        assertThat(after(";;;=")).isEmpty();
        for (int i = 0; i < 1_000; i++) {
            jar.set("n" + i + "=" + i, "h", "/", 0);
        }
        String header = sent("h", "/", 1);
        assertThat(header.split("; ")).hasSize(100).contains("n999=999").doesNotContain("n0=0");
        assertThat(after("bad=a\r\nX-Evil: 1")).doesNotContain("\r");
    }
}
