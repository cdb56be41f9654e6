package io.plimsoll.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.results.fixture.Runs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON document and its published schema. */
final class JsonDocumentTest {

    private static final Path SCHEMA = Path.of("../docs/run.schema.json");

    static Stream<Run> runs() {
        return Stream.of(
                Runs.healthy("p99 < 1s", "throughput > 90/s during steady"),
                Runs.failing(ErrorKind.STATUS, "said \u001b[2J \"this\"\n", "mean < 10ms"),
                Runs.failing(ErrorKind.TIMEOUT, ""),
                Runs.late("journey p95 of browse < 1s"),
                Runs.generatorBound(),
                Runs.withExtras("group p95 of checkout < 1s"),
                Runs.healthyWithin(1, 2, 100, "warn max < 1ms"),
                Runs.stopped("max < 1ms", "p50 of nothing < 1ms"));
    }

    @Test
    void should_tell_the_default_from_what_the_scenario_or_a_phase_asks_for() {
        JsonNode slos = tree(Runs.requiring("p99 < 1s")).get("slo");

        assertThat(slos)
                .extracting(slo -> slo.get("text").asString())
                .containsExactly("p99 < 1s during steady", "errors < 1%");
        assertThat(slos)
                .extracting(slo -> slo.get("default").asBoolean())
                .containsExactly(false, true);
    }

    @Test
    void should_write_a_time_as_the_nearest_number_of_milliseconds() {
        JsonNode document = tree(Runs.healthy("p99 < 400ns", "max < 1100ns"));

        assertThat(document.at("/slo/0/limit").asString()).isEqualTo("4.0E-4");
        assertThat(document.at("/slo/1/limit").asString()).isEqualTo("0.0011");
        assertThat(document.at("/responseMillis/mean").asString()).matches("[0-9]+\\.[0-9]{1,9}");
        assertThat(document.at("/responseMillis/p99").asString()).matches("[0-9]+\\.[0-9]{1,6}");
    }

    @Test
    void should_name_no_stamps_of_packets_when_none_came() {
        Run run = Runs.healthy();
        Run silent =
                new Run(
                        run.scenario(),
                        run.url(),
                        run.started(),
                        run.elapsed(),
                        run.end(),
                        run.phases(),
                        List.of(),
                        List.of(),
                        List.of(),
                        0,
                        0,
                        run.generator());

        assertThat(tree(run).at("/stamps").asString()).isEqualTo("kernel");
        assertThat(tree(silent).at("/stamps").asString()).isEqualTo("read");
    }

    @Test
    void should_tell_of_groups_and_metrics() {
        JsonNode document = tree(Runs.withExtras("group p95 of checkout < 1s"));

        JsonNode group = document.get("groups").get(1);
        assertThat(group.get("name").asString()).isEqualTo("payment");
        assertThat(group.get("counts").get("failed").asInt()).isEqualTo(40);
        assertThat(group.get("groupMillis").get("p95").asDouble()).isCloseTo(30, offset(0.1));
        assertThat(document.get("slo").get(0).get("verdict").asString()).isEqualTo("pass");
        JsonNode hits = document.get("metrics").get(0);
        assertThat(hits.get("sum").asDouble()).isEqualTo(34_000);
        assertThat(hits.get("values").get("mean").asDouble()).isEqualTo(17);
        assertThat(document.get("metrics").get(2).get("values").isNull()).isTrue();
        assertThat(document.get("metrics").get(2).get("without").asInt()).isEqualTo(20);
    }

    static String json(Run run) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonDocument.write(run, Judge.judge(run), "0.1.0", out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode tree(Run run) {
        return new JsonMapper().readTree(json(run));
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void should_fit_the_published_schema(Run run) throws IOException {
        assertThat(schema().validate(json(run), InputFormat.JSON)).isEmpty();
    }

    @Test
    void should_have_a_schema_that_misses_nothing() throws IOException {
        String json = json(Runs.healthy());

        assertThat(schema().validate(json.replace("\"valid\"", "\"valit\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema().validate(json.replace("\"p999\"", "\"p9999\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void should_have_every_field_that_the_design_promises() {
        String promised =
                """
                name version valid validity verdict causes slo arrivals requests throughputPerSecond
                bytes responseMillis serviceMillis latenessMillis readDelayMillis connectionWaitMillis
                attempts stamps censored connections errors byName byPhase byWorkload
                timeline phases statuses seed\
                """;

        assertThat(tree(Runs.healthy()).propertyNames()).contains(promised.split("\\s+"));
    }

    @Test
    void should_say_what_was_measured() {
        JsonNode json = tree(Runs.failing(ErrorKind.TIMEOUT, "", "p99 < 500ms"));

        assertThat(json.at("/verdict").asString()).isEqualTo("fail");
        assertThat(json.at("/exitCode").asInt()).isEqualTo(99);
        assertThat(json.at("/causes/0/code").asInt()).isEqualTo(99);
        assertThat(json.at("/slo/0/text").asString()).isEqualTo("p99 < 500ms");
        assertThat(json.at("/slo/0/actual").asDouble()).isEqualTo(5000, offset(5.0));
        assertThat(json.at("/slo/0/limit").asDouble()).isEqualTo(500);
        assertThat(json.at("/slo/0/censored").asBoolean()).isTrue();
        assertThat(json.at("/slo/1/default").asBoolean()).isTrue();
        assertThat(json.at("/requests/planned").asLong()).isEqualTo(5000);
        assertThat(json.at("/requests/timedOut").asLong()).isEqualTo(250);
        assertThat(json.at("/responseMillis/count").asLong()).isEqualTo(4000);
        assertThat(json.at("/responseMillis/p50").asDouble()).isBetween(10.0, 11.0);
        assertThat(json.at("/responseMillis/max").asDouble()).isEqualTo(5000);
        assertThat(json.at("/censored").toString())
                .isEqualTo("[\"p99\",\"p999\",\"max\",\"mean\"]");
        assertThat(json.at("/errors/0/kind").asString()).isEqualTo("timeout");
        assertThat(json.at("/errors/0/blame").asString()).isEqualTo("target");
        assertThat(json.at("/statuses/200").asLong()).isEqualTo(4750);
        assertThat(json.at("/connections/reuseRatio").asDouble()).isEqualTo(0.996);
        assertThat(json.at("/byName/1/name").asString()).isEqualTo("follow");
        assertThat(json.at("/journeys/0/name").asString()).isEqualTo("browse");
        assertThat(json.at("/journeys/0/arrivals/planned").asLong()).isPositive();
        assertThat(json.at("/journeys/0/journeyMillis/p50").asDouble()).isEqualTo(30, offset(0.1));
        assertThat(json.at("/byPhase/0/requests/planned").asLong()).isEqualTo(4000);
        assertThat(json.at("/phases/0/recorded").asBoolean()).isFalse();
        assertThat(json.at("/timeline").size()).isEqualTo(25);
        assertThat(json.at("/connectMillis").isNull()).isTrue();
    }

    @Test
    void should_say_that_the_plan_was_not_delivered() {
        JsonNode json = tree(Runs.late());

        assertThat(json.at("/valid").asBoolean()).isFalse();
        assertThat(json.at("/verdict").asString()).isEqualTo("inconclusive");
        assertThat(json.at("/causes/0/cause").asString()).isEqualTo("plan not delivered");
        assertThat(json.at("/validity/0/reason").asString()).isEqualTo("lateness");
        assertThat(json.at("/validity/0/invalidates").asBoolean()).isTrue();
    }
}
