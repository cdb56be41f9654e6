package io.plimsoll.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.yaml.tree.Composer;
import io.plimsoll.model.yaml.tree.JsonText;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Source;
import io.plimsoll.model.yaml.writer.ScenarioWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ScenarioSchemaTest {

    private static final Path FILE = Examples.ROOT.resolve("docs/scenario.schema.json");

    private final JsonMapper json = JsonMapper.shared();
    private final Schema schema =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(ScenarioSchema.text());

    @Test
    void should_be_published_as_it_is_now() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FILE, ScenarioSchema.text());
        }
        assertThat(Files.readString(FILE))
                .as("run the tests with -Dgolden.update=true")
                .isEqualTo(ScenarioSchema.text());
    }

    @Test
    void should_accept_every_example() throws IOException {
        for (Path file : Examples.files()) {
            assertThat(errors(Files.readString(file))).as(file.toString()).isEmpty();
        }
    }

    @Test
    void should_accept_every_scenario_that_is_written() {
        RandomScenarios scenarios = new RandomScenarios(7);
        for (int i = 0; i < 200; i++) {
            String text = ScenarioWriter.write(scenarios.next());
            assertThat(errors(text)).as(text).isEmpty();
        }
    }

    @Test
    void should_refuse_misspelt_keys_missing_units_and_wrong_types() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        List<String> files = Examples.texts();
        List<String> accepted = new ArrayList<>();
        int judged = 0;
        for (int attempt = 0; judged < 300 && attempt < 30_000; attempt++) {
            int kind = attempt % 2 == 0 ? 0 : 7;
            Mutation mutation = Mutation.of(files.get(random.nextInt(files.size())), kind, random);
            if (mutation != null && isYaml(mutation.text())) {
                judged++;
                if (errors(mutation.text()).isEmpty()) {
                    accepted.add(
                            mutation.kind()
                                    + " in line "
                                    + mutation.line()
                                    + "\n"
                                    + mutation.text());
                }
            }
        }
        assertThat(judged).isEqualTo(300);
        assertThat(accepted).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "timeout: 5s       | timeout: 0s",
                "timeout: 5s       | timeout: 0.0ms",
                "jitter: 50%       | jitter: 150%",
                "jitter: 50%       | jitter: 100.5%",
                "page: 20          | 1v: 20",
                "page: 20          | a b: 20",
                "{ next: $.a }     | { 2nd: $.a }",
                "setup: [ { get: /s } ] | setup: []",
                "steps: [ { get: /g } ] | steps: []",
                "stairs: [ 1/s, 2/s ]   | stairs: []",
                "status: [ 200 ]   | status: []",
                "on: [ connect ]   | on: []",
                "rate: 10/s        | rate: 0/s",
                "ramp: 0/s..5/s    | ramp: 0/s..0/s",
                "users: 0..10      | users: 0..0",
                "time: < 100ms     | time: < 0ms",
                "name: steady      | name: ' steady'",
                "p95 < 100ms       | p95 < 100",
                "p95 < 100ms       | p95 < 1%",
                "errors < 1%       | errors < 1",
                "errors < 1%       | errors < 10ms",
                "throughput > 1/s  | throughput > 1",
                "throughput > 1/s  | journey throughput > 1/s",
                "target: 100ms     | target: 100",
                "${page} > 1       | page",
                "${page} > 1       | ${page}",
                "${page} > 1       | 1 > 2",
            })
    void should_refuse_what_the_reader_refuses(String right, String wrong) {
        String text =
                """
                target: echo
                vars: { page: 20 }
                defaults: { timeout: 5s, retry: { times: 1, jitter: 50%, on: [ connect ] } }
                setup: [ { get: /s } ]
                steps:
                  - { get: /a, save: { next: $.a }, check: { status: [ 200 ], time: < 100ms } }
                  - { group: g, steps: [ { get: /g } ] }
                  - { get: /w, when: "${page} > 1" }
                phases:
                  - { name: steady, rate: 10/s, for: 1s }
                  - { name: b, ramp: 0/s..5/s, for: 1s }
                  - { name: c, stairs: [ 1/s, 2/s ], for: 2s }
                  - { name: d, users: 0..10, for: 2s }
                slo: [ p95 < 100ms, errors < 1%, throughput > 1/s ]
                budget: { p95: { target: 100ms, warning: 150ms, violation: 200ms } }
                """;
        assertThat(errors(text)).isEmpty();
        assertThat(text).contains(right);

        String changed = text.replace(right, wrong);

        assertThat(refuses(changed)).as(changed).isTrue();
        assertThat(errors(changed)).as(changed).isNotEmpty();
    }

    private static boolean refuses(String text) {
        try {
            new ScenarioReader(Set.of("echo")).read("a.yaml", text);
            return false;
        } catch (PlimsollException refused) {
            return true;
        }
    }

    private static boolean isYaml(String text) {
        return Composer.compose(text, new Problems(Source.of("test.yaml", text))).isPresent();
    }

    private List<String> errors(String yaml) {
        Problems problems = new Problems(Source.of("test.yaml", yaml));
        Node document = Composer.compose(yaml, problems).orElseThrow();
        return schema.validate(json.readTree(JsonText.of(document, problems))).stream()
                .map(Object::toString)
                .toList();
    }
}
