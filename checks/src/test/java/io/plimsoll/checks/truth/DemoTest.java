package io.plimsoll.checks.truth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What everybody sees first holds what it promises. */
@Tag("e2e")
final class DemoTest {

    @RegisterExtension final Lab lab = new Lab();

    @Test
    void should_be_valid_and_pass() {
        lab.undisturbed(
                () -> {
                    Report report = lab.run(Place.ANYWHERE.healthy(), "demo", "--json");

                    lab.note(report.summary() + " " + report.json().required("requests"));
                    assertThat(report.valid()).as(report.summary()).isTrue();
                    assertThat(report.exitCode()).isZero();
                });
    }
}
