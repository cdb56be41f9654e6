package io.plimsoll.checks.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.basics.Version;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The program knows its version from a constant; the build has one as well. */
final class VersionTest {

    @Test
    void should_be_that_of_the_root_pom() throws IOException {
        assertThat(Files.readString(Project.root().resolve("pom.xml")))
                .containsPattern(
                        "<artifactId>plimsoll</artifactId>\\s*<version>"
                                + Version.NUMBER.replace(".", "\\.")
                                + "</version>");
    }
}
