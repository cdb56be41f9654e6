package io.plimsoll.engine.protocol.http;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.connections;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.run.Engine;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.load.Burst;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.TargetStats;
import io.plimsoll.model.scenario.Connections;
import io.plimsoll.model.scenario.HttpOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TargetsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @RegisterExtension private final Engine engine = new Engine();

    private static HttpOptions to(String target) {
        return HttpOptions.NONE.to(target);
    }

    private static Map<String, String> targets(RawServer shop, RawServer auth) {
        Map<String, String> targets = new LinkedHashMap<>();
        targets.put("shop", shop.url());
        targets.put("auth", auth.url() + "/v1");
        return targets;
    }

    @Test
    void should_send_each_step_to_its_target_and_count_for_each() {
        try (RawServer shop = RawServer.ok();
                RawServer auth = RawServer.ok()) {
            Run run =
                    engine.withShards(2)
                            .run(
                                    against(targets(shop, auth))
                                            .doing(
                                                    get("/login").with(to("auth")),
                                                    get("/basket"),
                                                    get("/order").with(to("shop")))
                                            .during(users(4, 5), LONG));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(60);
            assertThat(auth.requests("/v1/login")).isEqualTo(20).isEqualTo(auth.requests());
            assertThat(shop.requests()).isEqualTo(40);
            assertThat(run.targets())
                    .extracting(TargetStats::name, TargetStats::url, TargetStats::sent)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("shop", shop.url(), 40L),
                            org.assertj.core.groups.Tuple.tuple("auth", auth.url() + "/v1", 20L));
            assertThat(run.targets())
                    .extracting(TargetStats::connectionsOpened)
                    .containsExactly((long) shop.connections(), (long) auth.connections());
        }
    }

    @Test
    void should_hold_the_limit_of_connections_for_each_target() {
        Duration service = Duration.ofMillis(5);
        try (RawServer shop = RawServer.start(exchange -> exchange.after(service).ok("ok"));
                RawServer auth = RawServer.start(exchange -> exchange.after(service).ok("ok"))) {
            engine.run(
                    against(targets(shop, auth))
                            .within(connections(2))
                            .doing(get("/a").with(to("auth")), get("/b"))
                            .during(
                                    new Burst(6, Duration.ofSeconds(1), Duration.ZERO),
                                    Duration.ofMillis(500)));

            assertThat(auth.openMost()).isEqualTo(2);
            assertThat(shop.openMost()).isBetween(1, 2);
        }
    }

    @Test
    void should_give_each_user_a_connection_to_each_target() {
        try (RawServer shop = RawServer.ok();
                RawServer auth = RawServer.ok()) {
            engine.run(
                    against(targets(shop, auth))
                            .by(Connections.PER_USER)
                            .doing(get("/a").with(to("auth")), get("/b"))
                            .during(users(3, 4), LONG));

            assertThat(shop.connections()).isEqualTo(3);
            assertThat(auth.connections()).isEqualTo(3);
        }
    }

    @Test
    void should_count_where_redirects_led() {
        try (RawServer other = RawServer.ok();
                RawServer shop =
                        RawServer.start(
                                exchange ->
                                        exchange.send(
                                                "HTTP/1.1 302 Go\r\nLocation: %s/x\r\nContent-Length: 0\r\n\r\n"
                                                        .formatted(other.url())))) {
            Run run = engine.run(against(shop).with(HttpOptions.NONE.withRedirects(1)).times(3));

            assertThat(run.targets())
                    .extracting(TargetStats::name, TargetStats::sent)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("target", 3L),
                            org.assertj.core.groups.Tuple.tuple("127.0.0.1:" + other.port(), 3L));
        }
    }

    @Test
    void should_refuse_to_run_when_one_of_them_may_not_be_loaded() {
        try (RawServer shop = RawServer.ok()) {
            Map<String, String> targets = new LinkedHashMap<>();
            targets.put("shop", shop.url());
            targets.put("far", "http://192.0.2.1");

            assertThatThrownBy(() -> engine.run(against(targets).times(1)))
                    .isInstanceOfSatisfying(
                            PlimsollException.class,
                            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.TARGET_REFUSED));
            assertThat(shop.requests()).isZero();
        }
    }
}
