package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the operating system says of itself. */
final class ThisMachineTest {

    @Test
    void should_count_ports() {
        assertThat(ThisMachine.ports("32768\t60999\n")).isEqualTo(OptionalLong.of(28_232));
        assertThat(ThisMachine.ports("")).isEmpty();
    }

    @Test
    void should_read_how_many_files_may_be_open() {
        String limits =
                """
                Limit                     Soft Limit           Hard Limit           Units
                Max processes             63428                63428                processes
                Max open files            20000                524288               files
                """;

        assertThat(ThisMachine.descriptors(limits)).isEqualTo(OptionalLong.of(20_000));
        assertThat(
                        ThisMachine.descriptors(
                                "Max open files            unlimited   unlimited   files\n"))
                .isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void should_read_what_linux_says() {
        assertThat(ThisMachine.read().ports().orElse(0)).isGreaterThan(100);
        assertThat(ThisMachine.read().descriptors().orElse(Long.MAX_VALUE)).isGreaterThan(100);
    }

    @Test
    void should_know_its_processors() {
        assertThat(ThisMachine.read().processors()).isPositive();
    }
}
