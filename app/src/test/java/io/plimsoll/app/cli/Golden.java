package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts kept as files; {@code -Dgolden.update} writes what is there now. */
public final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    /** Asserts that the text is what the file holds. */
    public static void assertGolden(String file, String text) {
        Path path = FOLDER.resolve(file);
        try {
            if (System.getProperty("golden.update") != null) {
                Files.createDirectories(FOLDER);
                Files.writeString(path, text);
            }
            assertThat(text)
                    .as("%s; -Dgolden.update accepts a change", path)
                    .isEqualTo(Files.readString(path));
        } catch (IOException missing) {
            throw new AssertionError(path + " is missing; -Dgolden.update writes it", missing);
        }
    }
}
