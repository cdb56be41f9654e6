package io.plimsoll.engine.protocol.http;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.connections;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static io.plimsoll.engine.fixture.ScenarioBuilder.phase;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.engine.fixture.Exchange;
import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.run.Engine;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.load.Burst;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Times;
import io.plimsoll.model.scenario.Connections;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;

@Timeout(30)
class ConnectionsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final long MILLI = 1_000_000;

    @RegisterExtension private final Engine engine = new Engine();

    @Test
    void should_share_connections_among_users() {
        try (RawServer server =
                RawServer.start(exchange -> exchange.after(Duration.ofMillis(1)).ok("ok"))) {
            Run run = engine.run(against(server).during(users(8, 25), LONG));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(200);
            assertThat(server.connections()).isBetween(1, 8);
            assertThat(run.connectionsOpened()).isEqualTo(server.connections());
            assertThat(run.connectionsReused()).isEqualTo(200 - server.connections());
        }
    }

    @Test
    void should_give_each_user_a_connection_of_its_own() {
        try (RawServer server = RawServer.ok()) {
            Run run =
                    engine.run(
                            against(server)
                                    .by(Connections.PER_USER)
                                    .doing(get("/a"), get("/b"))
                                    .during(users(5, 10), LONG));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(100);
            assertThat(server.connections()).isEqualTo(5);
            assertThat(run.connectionsOpened()).isEqualTo(5);
            assertThat(run.connectionsReused()).isEqualTo(95);
        }
    }

    @Test
    void should_give_each_arrival_a_connection_of_its_own_in_an_open_phase() {
        try (RawServer server = RawServer.ok()) {
            Run run =
                    engine.run(
                            against(server)
                                    .by(Connections.PER_USER)
                                    .doing(get("/a"), get("/b"))
                                    .during(perSecond(100), Duration.ofMillis(200)));

            assertThat(run.allArrivals().completed()).isEqualTo(20);
            assertThat(server.connections()).isEqualTo(20);
            assertThat(run.connectionsReused()).isEqualTo(20);
        }
    }

    @Test
    void should_open_a_new_connection_for_each_request_and_say_so_in_the_request() {
        try (RawServer server =
                RawServer.start(exchange -> exchange.ok(exchange.header("connection")))) {
            Run run =
                    engine.run(
                            against(server)
                                    .by(Connections.NEW)
                                    .doing(
                                            get(
                                                    "/",
                                                    new io.plimsoll.model.scenario.Check.BodyText(
                                                            new io.plimsoll.model.scenario.Check
                                                                    .Match.Exactly("close"))))
                                    .times(10));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(10);
            assertThat(server.connections()).isEqualTo(10);
            assertThat(run.connectionsReused()).isZero();
            assertThat(run.allRequests().times().connect.count()).isEqualTo(10);
        }
    }

    @Test
    void should_wait_for_a_connection_at_the_limit_of_the_run_and_show_the_wait() {
        Duration service = Duration.ofMillis(20);
        try (RawServer server = RawServer.start(exchange -> exchange.after(service).ok("ok"))) {
            Run run =
                    engine.run(
                            against(server)
                                    .within(connections(2))
                                    .during(
                                            new Burst(6, Duration.ofSeconds(1), Duration.ZERO),
                                            Duration.ofMillis(500)));

            RequestStats stats = run.allRequests();
            assertThat(stats.ledger().ok()).isEqualTo(6);
            assertThat(server.openMost()).isEqualTo(2);
            assertThat(stats.times().limitWait.count()).isEqualTo(4);
            Times times = stats.times();
            assertThat(times.limitWait.max()).isGreaterThan(2 * service.toNanos() - MILLI);
            assertThat(times.connectionWait.max()).isGreaterThanOrEqualTo(times.limitWait.max());
            assertThat(times.service.sum()) // the wait is no part of it
                    .isCloseTo(
                            times.response().sum()
                                    - times.lateness.sum()
                                    - times.connectionWait.sum(),
                            within(1.0));
        }
    }

    @Test
    void should_hold_each_phase_to_its_own_limit_within_that_of_the_run() {
        Phase narrow = limited("narrow", 1);
        Phase wide = limited("wide", 3);
        try (RawServer server =
                RawServer.start(exchange -> exchange.after(Duration.ofMillis(20)).ok("ok"))) {
            Run run = engine.run(against(server).within(connections(10)).in(narrow, wide));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(12);
            assertThat(server.openMost()).isLessThanOrEqualTo(4);
            assertThat(limitWaits(run, "narrow")).isEqualTo(5);
            assertThat(limitWaits(run, "wide")).isEqualTo(3);
        }
    }

    private static Phase limited(String name, int connections) {
        return new Phase(
                name,
                new Burst(6, Duration.ofSeconds(1), Duration.ZERO),
                Duration.ofMillis(500),
                List.of(),
                Duration.ZERO,
                true,
                Map.of(),
                new Limits(OptionalInt.empty(), OptionalInt.of(connections)));
    }

    private static long limitWaits(Run run, String phase) {
        return run.requests().stream()
                .filter(stats -> stats.phase().equals(phase))
                .mapToLong(stats -> stats.times().limitWait.count())
                .sum();
    }

    @Test
    void should_keep_the_own_connections_of_users_that_wait_at_a_limit_of_their_phase() {
        Phase crowd =
                new Phase(
                        "crowd",
                        users(4, 10),
                        LONG,
                        List.of(),
                        Duration.ZERO,
                        true,
                        Map.of(),
                        new Limits(OptionalInt.empty(), OptionalInt.of(2)));
        try (RawServer server =
                RawServer.start(exchange -> exchange.after(Duration.ofMillis(1)).ok("ok"))) {
            Run run = engine.run(against(server).by(Connections.PER_USER).in(crowd));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(40);
            assertThat(server.connections()).isEqualTo(4);
        }
    }

    @Test
    void should_drop_arrivals_beyond_the_limit_in_flight_as_the_targets_overload() {
        try (RawServer server =
                RawServer.start(exchange -> exchange.after(Duration.ofMillis(300)).ok("ok"))) {
            Run run =
                    engine.run(
                            against(server)
                                    .within(io.plimsoll.engine.fixture.ScenarioBuilder.inFlight(5))
                                    .during(perSecond(100), Duration.ofMillis(200)));

            RequestStats stats = run.allRequests();
            assertThat(stats.ledger().ok()).isEqualTo(5);
            assertThat(stats.ledger().dropped()).isEqualTo(15);
            assertThat(run.allArrivals().dropped()).isEqualTo(15);
            assertThat(stats.droppedAtLimit() + stats.undelivered()).isEqualTo(15);
            assertThat(server.requests()).isEqualTo(5);
        }
    }

    @Test
    void should_come_back_from_a_target_that_refuses_without_a_leak() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = free.getLocalPort();
        }

        Run run =
                engine.run(
                        against("http://127.0.0.1:" + port)
                                .within(connections(3))
                                .during(users(20, 500), LONG));

        assertThat(run.allRequests().ledger().failed()).isEqualTo(10_000);
        assertThat(run.allRequests().errors()).containsOnlyKeys(ErrorKind.CONNECT_REFUSED);
        assertThat(run.allRequests().attempts().sent()).isZero();
    }

    @Test
    void should_serve_those_that_wait_after_connections_break() {
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            if (exchange.number() % 3 == 0) {
                                exchange.close();
                            } else {
                                exchange.ok("ok");
                            }
                        })) {
            Run run =
                    engine.run(against(server).within(connections(2)).during(users(10, 30), LONG));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(200);
            assertThat(run.allRequests().ledger().failed()).isEqualTo(100);
            assertThat(server.openMost()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void should_load_a_target_on_ipv6() {
        try (RawServer server =
                RawServer.start(
                        "::1", exchange -> exchange.ok(exchange.header("host").substring(0, 5)))) {
            Run run =
                    engine.run(
                            against(server)
                                    .doing(
                                            get(
                                                    "/",
                                                    new io.plimsoll.model.scenario.Check.BodyText(
                                                            new io.plimsoll.model.scenario.Check
                                                                    .Match.Exactly("[::1]"))))
                                    .times(3));

            assertThat(server.url()).startsWith("http://[::1]:");
            assertThat(run.allRequests().ledger().ok()).isEqualTo(3);
        }
    }

    @Test
    void should_connect_from_all_local_addresses_in_turn() {
        try (RawServer server = RawServer.start("127.0.0.1", exchange -> exchange.ok("ok"))) {
            Run run =
                    engine.run(
                            against(server)
                                    .by(Connections.NEW)
                                    .from("127.0.0.2", "127.0.0.3", "127.0.0.4")
                                    .times(9));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(9);
            assertThat(server.remotes()).containsExactly("127.0.0.2", "127.0.0.3", "127.0.0.4");
        }
    }

    private static List<Problem> problemsOf(Executable run) {
        PlimsollException refused = assertThrows(PlimsollException.class, run);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.INVALID_SCENARIO);
        return refused.problems();
    }

    @Test
    void should_refuse_local_addresses_that_are_not_this_machines_before_anything_is_sent() {
        try (RawServer server = RawServer.ok()) {
            List<Problem> problems =
                    problemsOf(
                            () ->
                                    engine.run(
                                            against(server)
                                                    .from(
                                                            "10.255.255.1",
                                                            "127.0.0.2",
                                                            "10.255.255.2")
                                                    .times(2)));

            assertThat(problems)
                    .extracting(Problem::what)
                    .containsExactly(
                            "`10.255.255.1` in `local-addresses` is no address of this machine",
                            "`10.255.255.2` in `local-addresses` is no address of this machine");
            assertThat(problems).allMatch(problem -> problem.help().isPresent());
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void should_refuse_a_local_address_of_the_other_family() {
        List<Problem> problems =
                problemsOf(() -> engine.run(against("http://127.0.0.1:9").from("::1").once()));

        assertThat(problems)
                .extracting(Problem::what)
                .singleElement()
                .asString()
                .contains(
                        "`::1` in `local-addresses` is of IPv6, the target's address 127.0.0.1 of IPv4");
        assertThat(problems.getFirst().help())
                .hasValueSatisfying(
                        help -> assertThat(help).contains("name a local address of IPv4"));
    }

    @Test
    void should_count_the_same_requests_as_the_target_by_name() {
        try (RawServer server = RawServer.start(ConnectionsTest::mostlyOk)) {
            Run run =
                    engine.withShards(2)
                            .run(
                                    against(server)
                                            .doing("a", 3, get("/a"))
                                            .doing("b", 1, get("/b"), get("/c"))
                                            .during(perSecond(2_000), Duration.ofMillis(500)));

            assertThat(run.allRequests().attempts().sent()).isEqualTo(server.requests());
            for (RequestStats stats : run.requests()) {
                assertThat(stats.attempts().sent())
                        .as(stats.name())
                        .isEqualTo(server.requests(stats.name().substring(4)));
            }
            assertThat(server.requests("/a")).isEqualTo(750);
        }
    }

    private static void mostlyOk(Exchange exchange) throws IOException {
        if (exchange.number() % 50 == 49) {
            exchange.close();
        } else {
            exchange.ok("ok");
        }
    }
}
