package io.plimsoll.engine.run;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.connections;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.plimsoll.engine.fixture.DnsServer;
import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.fixture.SilentServer;
import io.plimsoll.model.load.Burst;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Connections;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class NamesTest {

    @RegisterExtension private final Engine engine = new Engine();

    private void asking(DnsServer names) {
        engine.resolving(
                builder ->
                        builder.nameServerProvider(
                                new SingletonDnsServerAddressStreamProvider(names.address())));
    }

    private static RawServer listening(String address, int port) {
        return RawServer.start(address, port, exchange -> exchange.ok("ok"));
    }

    @Test
    void should_use_all_addresses_of_a_name_in_turn() {
        try (DnsServer names = DnsServer.answering(60, "127.0.0.2", "127.0.0.3", "127.0.0.4");
                RawServer two = listening("127.0.0.2", 0);
                RawServer three = listening("127.0.0.3", two.port());
                RawServer four = listening("127.0.0.4", two.port())) {
            asking(names);

            Run run =
                    engine.run(
                            against("http://target.test:" + two.port())
                                    .by(Connections.NEW)
                                    .times(9));

            assertThat(run.allRequests().errors()).isEmpty();
            assertThat(two.requests()).isEqualTo(3);
            assertThat(three.requests()).isEqualTo(3);
            assertThat(four.requests()).isEqualTo(3);
            assertThat(names.questions()).as("within the time to live").isEqualTo(1);
        }
    }

    /** A machine whose only address of IPv6 is ::1; Netty then begins with IPv4 alone. */
    private void askingWithoutIpv6(DnsServer names) {
        engine.resolving(
                builder ->
                        builder.resolvedAddressTypes(ResolvedAddressTypes.IPV4_ONLY)
                                .nameServerProvider(
                                        new SingletonDnsServerAddressStreamProvider(
                                                names.address())));
    }

    private static boolean hasIpv6() {
        try (ServerSocket loopback = new ServerSocket()) {
            loopback.bind(new InetSocketAddress(InetAddress.ofLiteral("::1"), 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void should_find_a_name_that_has_nothing_but_an_address_of_version_six() {
        assumeTrue(hasIpv6());
        try (DnsServer names = DnsServer.answering(60, "::1");
                RawServer server = listening("::1", 0)) {
            askingWithoutIpv6(names);

            Run run = engine.run(against("http://target.test:" + server.port()).times(3));

            assertThat(run.allRequests().errors()).isEmpty();
            assertThat(server.requests()).isEqualTo(3);
        }
    }

    @Test
    void should_connect_from_local_addresses_to_those_of_their_family() {
        try (DnsServer names = DnsServer.answering(60, "127.0.0.1", "::1");
                RawServer server = listening("127.0.0.1", 0)) {
            asking(names);

            Run run =
                    engine.run(
                            against("http://target.test:" + server.port())
                                    .from("127.0.0.2")
                                    .by(Connections.NEW)
                                    .times(4));

            assertThat(run.allRequests().errors()).isEmpty();
            assertThat(server.remotes()).containsExactly("127.0.0.2");
        }
    }

    @Test
    void should_blame_the_scenario_when_no_local_address_fits_what_a_name_became() {
        try (DnsServer names = DnsServer.answering(60, "::1")) {
            asking(names); // the first look of all found 127.0.0.1

            Run run = engine.run(against("http://target.test:9").from("127.0.0.2").times(2));

            assertThat(run.allRequests().errors()).containsOnlyKeys(ErrorKind.ADDRESS_REFUSED);
            assertThat(run.allRequests().errors().get(ErrorKind.ADDRESS_REFUSED).sample())
                    .contains("no local address is of its family");
        }
    }

    @Test
    void should_ask_once_for_many_connections_at_once() {
        try (DnsServer names = DnsServer.answering(60, "127.0.0.1");
                RawServer server = RawServer.ok()) {
            asking(names);

            Run run =
                    engine.run(
                            against("http://target.test:" + server.port())
                                    .by(Connections.NEW)
                                    .during(
                                            new Burst(100, Duration.ofSeconds(1), Duration.ZERO),
                                            Duration.ofMillis(500)));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(100);
            assertThat(names.questions()).isEqualTo(1);
        }
    }

    @Test
    void should_ask_again_when_the_time_to_live_is_over() {
        try (DnsServer names = DnsServer.answering(1, "127.0.0.1");
                RawServer server = RawServer.ok()) {
            asking(names);

            Run run =
                    engine.run(
                            against("http://target.test:" + server.port())
                                    .by(Connections.NEW)
                                    .during(perSecond(20), Duration.ofMillis(1_500)));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(30);
            assertThat(names.questions()).isBetween(2, 3);
        }
    }

    @Test
    void should_try_the_other_addresses_of_a_name_when_one_refuses() throws IOException {
        try (DnsServer names = DnsServer.answering(60, "127.0.0.2", "127.0.0.1");
                RawServer server = RawServer.ok()) {
            asking(names); // nobody listens on 127.0.0.2

            Run run =
                    engine.run(
                            against("http://target.test:" + server.port())
                                    .by(Connections.NEW)
                                    .times(6));

            assertThat(run.allRequests().errors()).isEmpty();
            assertThat(server.requests()).isEqualTo(6);
        }
    }

    @Test
    void should_blame_the_network_for_a_name_that_is_not_there() {
        try (DnsServer names = DnsServer.answering(60)) {
            asking(names);

            Run run = engine.run(against("http://target.test:1").times(300));

            assertThat(names.questions()).as("names that are not there, too").isLessThan(10);
            assertThat(run.allRequests().errors()).containsOnlyKeys(ErrorKind.NAME_UNRESOLVED);
            assertThat(run.allRequests().errors().get(ErrorKind.NAME_UNRESOLVED).sample())
                    .contains("target.test");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void should_blame_the_network_for_a_name_server_that_is_silent(int connections) {
        try (DnsServer names = DnsServer.silent()) {
            asking(names);

            Run run =
                    engine.run(
                            against("http://target.test:1")
                                    .timeout(Duration.ofMillis(50))
                                    .within(connections(connections))
                                    .during(users(3, 2), Duration.ofSeconds(20)));

            assertThat(names.questions()).isPositive();
            assertThat(run.allRequests().ledger().timedOut()).isEqualTo(6);
            assertThat(run.allRequests().errors()).containsOnlyKeys(ErrorKind.NAME_UNRESOLVED);
        }
    }

    @Test
    void should_hold_every_resolved_address_against_the_rule() {
        for (String address : new String[] {"169.254.169.254", "8.8.8.8"}) {
            try (DnsServer names = DnsServer.answering(60, address)) {
                asking(names);

                Run run = engine.run(against("http://target.test:1").times(3));

                assertThat(run.allRequests().errors()).containsOnlyKeys(ErrorKind.ADDRESS_REFUSED);
                assertThat(run.allRequests().attempts().sent()).isZero();
                assertThat(run.connectionsOpened()).isZero();
            }
        }
    }

    @Test
    void should_name_the_address_that_is_silent_among_those_of_a_name() throws IOException {
        try (DnsServer names = DnsServer.answering(60, "127.0.0.2", "127.0.0.3");
                RawServer two = listening("127.0.0.2", 0);
                SilentServer three = SilentServer.on("127.0.0.3", two.port())) {
            asking(names);

            Run run =
                    engine.run(
                            against("http://target.test:" + two.port())
                                    .by(Connections.NEW)
                                    .timeout(Duration.ofMillis(150))
                                    .times(4));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(2);
            assertThat(run.allRequests().errors()).containsOnlyKeys(ErrorKind.NEVER_SENT);
            assertThat(run.allRequests().errors().get(ErrorKind.NEVER_SENT).sample())
                    .isEqualTo("no connection to 127.0.0.3:" + two.port() + " within the timeout");
        }
    }

    @Test
    void should_refuse_what_refuses_on_all_its_addresses() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (DnsServer names = DnsServer.answering(60, "127.0.0.2", "127.0.0.3")) {
            asking(names);

            Run run = engine.run(against("http://target.test:" + port).times(4));

            assertThat(run.allRequests().errors()).containsOnlyKeys(ErrorKind.CONNECT_REFUSED);
            assertThat(run.allRequests().ledger().failed()).isEqualTo(4);
        }
    }
}
