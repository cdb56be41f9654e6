package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.basics.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/exit-codes.md} says what the enum says; {@code -Dgolden.update} writes it. */
final class ExitCodesPageTest {

    private static final Path PAGE = Path.of("../docs/exit-codes.md");

    private static String page() {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Exit codes

                        When several apply, the first in this table counts; `--json` lists them all under `causes`.
                        `plimsoll explain 111` says the same of one.

                        | code | meaning | what to do |
                        |---|---|---|
                        """);
        for (ExitCode code : ExitCode.values()) {
            page.append("| ")
                    .append(code.code())
                    .append(" | ")
                    .append(code.meaning())
                    .append(" | ")
                    .append(code.help())
                    .append(" |\n");
        }
        return page.toString();
    }

    @Test
    void should_list_every_code_in_the_order_of_precedence() throws IOException {
        if (System.getProperty("golden.update") != null) {
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE).content().isEqualTo(page());
    }
}
