package io.plimsoll.targets.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.targets.referee.EvenSchedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionReaderTest {

    @Test
    void should_read_every_option() {
        EchoOptions options =
                EchoOptions.of(
                        ("--port 8080 --host ::1 --threads 2 --transport nio --delay 1ms --status 201"
                                        + " --fail 5% --seed 9 --expect 600/m --skip 1s --for 30s"
                                        + " --connections-max 7 --body-max 1MiB")
                                .split(" "));

        assertThat(options.port()).isEqualTo(8_080);
        assertThat(options.address().getHostAddress()).isEqualTo("0:0:0:0:0:0:0:1");
        assertThat(options.threads()).isEqualTo(2);
        assertThat(options.transport()).isEqualTo(EchoOptions.Transport.NIO);
        assertThat(options.delay()).isEqualTo(new Delay.Constant(1_000_000));
        assertThat(options.status()).isEqualTo(201);
        assertThat(options.failShare()).isEqualTo(0.05);
        assertThat(options.seed()).isEqualTo(9);
        assertThat(options.expectation()).contains(new EvenSchedule(10, 1_000_000_000));
        assertThat(options.runNanos()).contains(30_000_000_000L);
        assertThat(options.connectionsMax()).isEqualTo(7);
        assertThat(options.bodyBytesMax()).isEqualTo(1 << 20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port 70000       | --port (argument 1): `70000` is not a whole number from 0 to 65535",
                "--port             | --port (argument 1): has no value; write one after it",
                "--prot 80          | --prot (argument 1): is not an option of echo; it has --port",
                "--host example.org | --host (argument 1): `example.org` is not an address such as",
                "--host 8.8.8.8     | `8.8.8.8` is not a loopback, private or link-local address",
                "--host 0.0.0.0     | `0.0.0.0` is not a loopback, private or link-local address",
                "--fail 5           | --fail (argument 1): `5` is not a share from 0% to 100%",
                "--expect fast      | `fast` is not a rate above 0 such as 10000/s",
                "--expect 0/s       | `0/s` is not a rate above 0",
                "--transport uring  | `uring` is not auto or nio",
                "--skip 1s          | --skip: belongs to --expect",
                "--body-max 1XB     | `1XB` is not a number of bytes",
            })
    void should_say_where_what_and_how_to_fix_it(String options, String message) {
        assertThatThrownBy(() -> EchoOptions.of(options.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void should_find_all_problems_at_once() {
        assertThatThrownBy(
                        () -> EchoOptions.of("--delay", "x", "--status", "1", "--port", "0", "-v"))
                .message()
                .hasLineCount(3);
    }
}
