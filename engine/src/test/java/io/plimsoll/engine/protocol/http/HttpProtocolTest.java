package io.plimsoll.engine.protocol.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.engine.protocol.Variables;
import io.plimsoll.engine.protocol.net.AddressRule;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.HttpStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Requests that cannot all be written; that no buffer is lost is looked at after every test. */
final class HttpProtocolTest {

    @Test
    void should_lose_nothing_of_the_requests_before_one_that_cannot_be_written() {
        HttpProtocol.Settings settings =
                new HttpProtocol.Settings(
                        Map.of("target", HttpTarget.parse("http://127.0.0.1:9")),
                        Defaults.NONE,
                        new AddressRule(List.of()),
                        1,
                        List.of(1),
                        List.of(),
                        Path.of(""),
                        1,
                        UnaryOperator.identity());

        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(
                            () ->
                                    new HttpProtocol(
                                            settings, List.of(request("/a"), request("/a b"))))
                    .isInstanceOf(PlimsollException.class)
                    .hasMessageContaining("a path cannot contain");
        }
    }

    private static HttpProtocol.Request request(String path) {
        return new HttpProtocol.Request(HttpStep.get(path), Variables.NONE);
    }
}
