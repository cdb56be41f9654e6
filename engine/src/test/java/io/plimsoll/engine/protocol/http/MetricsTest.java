package io.plimsoll.engine.protocol.http;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.run.Engine;
import io.plimsoll.model.outcome.MetricStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.JsonPath;
import io.plimsoll.model.scenario.Metric;
import io.plimsoll.model.scenario.Save.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that answers bring along. */
@Timeout(30)
class MetricsTest {

    @RegisterExtension private final Engine engine = new Engine();

    private static Metric hits() {
        return new Metric("hits", new Source.Json(JsonPath.parse("$.stats.hits").orElseThrow()));
    }

    private Run answered(String head, String body, int times, Metric... metrics) {
        String answer = head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        try (RawServer server = RawServer.start(exchange -> exchange.send(answer))) {
            return engine.run(against(server).doing(get("/").collecting(metrics)).times(times));
        }
    }

    private static MetricStats only(Run run) {
        assertThat(run.extras().metrics()).hasSize(1);
        return run.extras().metrics().getFirst();
    }

    @Test
    void should_collect_a_number_from_each_answer() {
        try (RawServer server =
                RawServer.start(
                        exchange ->
                                exchange.ok("{\"stats\":{\"hits\":" + exchange.number() + "}}"))) {
            Run run = engine.run(against(server).doing(get("/").collecting(hits())).times(5));

            MetricStats hits = only(run);
            assertThat(hits.name()).isEqualTo("hits");
            assertThat(hits.phase()).isEqualTo("phase");
            assertThat(hits.workload()).isEqualTo("main");
            assertThat(hits.without()).isZero();
            assertThat(hits.values().count()).isEqualTo(5);
            assertThat(hits.values().sum()).isEqualTo((0 + 1 + 2 + 3 + 4) * 1e6);
            assertThat(hits.values().max()).isEqualTo(4_000_000);
        }
    }

    @Test
    void should_find_it_in_headers_and_texts_too() {
        Run run =
                answered(
                        "HTTP/1.1 200 OK\r\nAge: 12.5\r\n",
                        "hits=7 of 9",
                        2,
                        new Metric("age", new Source.Header("age")),
                        new Metric("hits", new Source.Regex("hits=([0-9]+)")));

        assertThat(run.extras().metrics())
                .extracting(MetricStats::name)
                .containsExactly("age", "hits");
        assertThat(run.extras().metrics().get(0).values().sum()).isEqualTo(25e6);
        assertThat(run.extras().metrics().get(1).values().sum()).isEqualTo(14e6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"stats\":{\"hits\":-1}}",
                "{\"stats\":{\"hits\":1e13}}",
                "{\"stats\":{\"hits\":1e999}}",
                "{\"stats\":{\"hits\":true}}",
                "{\"stats\":{\"hits\":\"NaN\"}}",
                "{\"stats\":{\"hits\":\"0x1p3\"}}",
                "{\"stats\":{\"hits\":[1]}}",
                "no JSON"
            })
    void should_count_answers_without_such_a_number_and_fail_nothing(String body) {
        Run run = answered("HTTP/1.1 200 OK\r\n", body, 3, hits());

        assertThat(only(run).without()).isEqualTo(3);
        assertThat(only(run).values().isEmpty()).isTrue();
        assertThat(run.allRequests().ledger().ok()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "0, 0", "' 3.25 ', 3.25", "2e3, 2000", "1e-7, 1e-7"})
    void should_read_numbers_as_json_writes_them(String text, double number) {
        assertThat(AnswerMetrics.number(text)).isEqualTo(number);
    }

    @Test
    void should_collect_nothing_of_answers_that_fail() {
        Run run =
                answered(
                        "HTTP/1.1 500 No\r\nHits: 3\r\n",
                        "",
                        1,
                        new Metric("hits", new Source.Header("Hits")));

        assertThat(run.allRequests().ledger().failed()).isEqualTo(1);
        assertThat(run.extras().metrics()).isEmpty();
    }

    @Test
    void should_collect_over_steps_of_one_name() {
        try (RawServer server =
                RawServer.start(exchange -> exchange.ok("{\"stats\":{\"hits\":2}}"))) {
            Run run =
                    engine.run(
                            against(server)
                                    .doing(
                                            get("/a").collecting(hits()),
                                            get("/b").collecting(hits()))
                                    .times(2));

            assertThat(only(run).values().count()).isEqualTo(4);
        }
    }
}
