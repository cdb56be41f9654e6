package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.yaml.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What {@code init} drafts, by the program itself, in a folder of its own.
 *
 * @param run tells what the program said
 */
record Drafts(Path folder, CommandLineRun run) {

    static Drafts in(Path folder) {
        return new Drafts(folder, CommandLineRun.withoutRuns());
    }

    /** The first step of what is drafted of a source, which {@code check} has passed. */
    HttpStep firstOf(String kind, String source) {
        assertThat(run.run("init", draft().toString(), "--from", kind, source))
                .as(run.err())
                .isZero();
        assertThat(run.run("check", draft().toString())).as(run.err()).isZero();
        return (HttpStep)
                new ScenarioReader(Set.of("echo"))
                        .read(draft())
                        .workloads()
                        .getFirst()
                        .steps()
                        .getFirst();
    }

    /** The draft as it was written. */
    String text() throws IOException {
        return Files.readString(draft());
    }

    private Path draft() {
        return folder.resolve("draft.yaml");
    }
}
