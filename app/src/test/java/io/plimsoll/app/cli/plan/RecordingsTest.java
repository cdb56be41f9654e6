package io.plimsoll.app.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.yaml.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {

    @TempDir private Path folder;

    @Test
    void should_say_what_is_not_played_as_it_was_recorded() throws IOException {
        Files.writeString(
                folder.resolve("r.jsonl"),
                """
                {"time":1767225600,"method":"POST","url":"http://shop.test/o/1","headers":{"X-User":"a"}}
                {"time":1767225601,"method":"POST","url":"http://shop.test/o/2","headers":{"X-User":"b"}}
                {"time":1767225602,"method":"POST","url":"http://shop.test/o/3"}
                {"time":1767225603,"url":"https://tracker.test/collect?v=1"}
                {"time":1767225604,"url":"http://other.test/items"}
                """);
        Path file =
                Files.writeString(
                        folder.resolve("a.yaml"),
                        "target: echo\nphases: [ { name: a, replay: { file: r.jsonl } } ]\n");

        assertThat(Recordings.lines(new ScenarioReader(Set.of("echo")).read(file)))
                .containsExactly(
                        "Replay    r.jsonl: 5 requests of 3 kinds in 5s",
                        "  ! 1 kind goes without headers that only some of its requests have, the"
                                + " first:",
                        "    POST /o/{id}  X-User (2 of 3)",
                        "  ! 2 entries go to the first target though they were for other hosts than"
                                + " shop.test: tracker.test, other.test");
    }
}
