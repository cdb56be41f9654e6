package io.plimsoll.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
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
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
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
