package io.plimsoll.targets.echo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Servers and clients of one test. Afterwards all are closed, no server may have had an error of
 * its own, and none of its threads may be left.
 */
final class Echoes implements AfterEachCallback {

    private final List<Echo> echoes = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();

    Echo start(String... options) throws IOException, InterruptedException {
        Echo echo = Echo.start(EchoOptions.of(options));
        echoes.add(echo);
        return echo;
    }

    Client client(Echo echo) throws IOException {
        Client client = new Client(echo);
        clients.add(client);
        return client;
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException, InterruptedException {
        for (Client client : clients) {
            client.close();
        }
        for (Echo echo : echoes) {
            echo.close();
            assertThat(echo.stats().faults()).isZero();
            assertThat(echo.stats().connections().open()).isZero();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("echo-"));
        clients.clear();
        echoes.clear();
    }
}
