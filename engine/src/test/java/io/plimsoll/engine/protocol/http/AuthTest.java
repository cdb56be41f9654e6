package io.plimsoll.engine.protocol.http;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.run.Engine;
import io.plimsoll.model.scenario.Auth;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.HttpStep;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuthTest {

    @RegisterExtension private final Engine engine = new Engine();

    private final Map<String, String> seen = new ConcurrentHashMap<>();

    private static HttpOptions auth(Auth auth) {
        return HttpOptions.NONE.with(auth);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void run(HttpOptions defaults, HttpStep... steps) {
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            seen.put(exchange.path(), exchange.header("authorization"));
                            exchange.ok("ok");
                        })) {
            var run =
                    engine.run(
                            against(server)
                                    .vars(Map.of("who", "ann", "key", "größe"))
                                    .with(defaults)
                                    .doing(steps)
                                    .once());
            assertThat(run.allRequests().ledger().ok()).isEqualTo(steps.length);
        }
    }

    @Test
    void should_send_user_and_password_in_base64() {
        run(auth(new Auth.Basic("${who}", "a:${key}")), get("/"));

        assertThat(seen).containsEntry("/", "Basic " + base64("ann:a:größe"));
    }

    @Test
    void should_send_a_token_as_it_stands() {
        run(auth(new Auth.Bearer("t-${who}")), get("/"));

        assertThat(seen).containsEntry("/", "Bearer t-ann");
    }

    @Test
    void should_let_a_step_say_otherwise_than_the_defaults() {
        run(
                auth(new Auth.Bearer("all")),
                get("/as-all"),
                get("/as-one").with(auth(new Auth.Basic("u", "p"))),
                get("/as-nobody").with(auth(new Auth.None())));

        assertThat(seen)
                .containsEntry("/as-all", "Bearer all")
                .containsEntry("/as-one", "Basic " + base64("u:p"))
                .containsEntry("/as-nobody", "");
    }
}
