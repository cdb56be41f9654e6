package io.plimsoll.engine.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.DecoderException;
import io.plimsoll.model.outcome.ErrorKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    @ParameterizedTest
    @CsvSource({
        "Too many open files, GENERATOR_DESCRIPTORS",
        "socket(..) failed with error(-24): Too many open files, GENERATOR_DESCRIPTORS",
        "Too many open files in system, GENERATOR_DESCRIPTORS",
        "Cannot assign requested address, GENERATOR_PORTS",
        "Address already in use, GENERATOR_PORTS",
        "No buffer space available, GENERATOR_MEMORY",
        "Cannot allocate memory, GENERATOR_MEMORY",
        "connect(..) failed with error(-97): Address family not supported by protocol, GENERATOR_OTHER",
        "Network is unreachable, GENERATOR_OTHER",
    })
    void should_never_blame_the_target_for_what_this_machine_lacks(String text, ErrorKind kind) {
        assertThat(Failures.ofConnecting(new SocketException(text))).isEqualTo(kind);
        assertThat(Failures.ofConnecting(new IOException("x", new IOException(text))))
                .isEqualTo(kind);
        assertThat(Failures.ofConnected(new IOException(text))).isEqualTo(kind);
        assertThat(kind.blame()).isEqualTo(ErrorKind.Blame.GENERATOR);
    }

    @Test
    void should_say_what_this_machine_lacks_and_not_where_that_was_noticed() {
        IOException lacking = new IOException("socket(..) failed: Too many open files");

        assertThat(Failures.text(new IllegalStateException("no channel", lacking)))
                .isEqualTo("socket(..) failed: Too many open files");
        assertThat(Failures.text(new ConnectException("Connection refused: /127.0.0.1:1")))
                .isEqualTo("Connection refused: /127.0.0.1:1");
    }

    @Test
    void should_name_a_failure_that_says_nothing() {
        assertThat(
                        Failures.text(
                                new IOException(
                                        "null: /127.0.0.1:1",
                                        new java.nio.channels.UnsupportedAddressTypeException())))
                .isEqualTo("UnsupportedAddressTypeException: /127.0.0.1:1");
        assertThat(Failures.text(new IllegalStateException())).isEqualTo("IllegalStateException");
    }

    @Test
    void should_say_that_this_machine_has_no_route() {
        IOException nettys = new IOException("null: /10.1.2.3:80", new NoRouteToHostException());

        assertThat(Failures.ofConnecting(nettys)).isEqualTo(ErrorKind.GENERATOR_OTHER);
        assertThat(Failures.text(nettys))
                .isEqualTo("no route from this machine: NoRouteToHostException: /10.1.2.3:80");
    }

    @Test
    void should_tell_a_refusal_from_an_address_that_cannot_be_reached() {
        assertThat(Failures.ofConnecting(new ConnectException("Connection refused")))
                .isEqualTo(ErrorKind.CONNECT_REFUSED);
        assertThat(Failures.ofConnecting(new ConnectException("connection timed out")))
                .isEqualTo(ErrorKind.CONNECT_FAILED);
        assertThat(Failures.ofConnecting(new IOException("No route to host")))
                .isEqualTo(ErrorKind.CONNECT_FAILED);
        assertThat(Failures.ofConnecting(new UnknownHostException("nowhere")))
                .isEqualTo(ErrorKind.NAME_UNRESOLVED);
        assertThat(Failures.ofConnecting(new RefusedAddressException("no")))
                .isEqualTo(ErrorKind.ADDRESS_REFUSED);
    }

    @Test
    void should_call_a_broken_connection_a_reset() {
        assertThat(Failures.ofConnected(new IOException("Connection reset by peer")))
                .isEqualTo(ErrorKind.RESET);
        assertThat(Failures.ofConnected(new DecoderException("x"))).isEqualTo(ErrorKind.PROTOCOL);
        assertThat(Failures.ofConnected(new IllegalStateException("a mistake of our own")))
                .isEqualTo(ErrorKind.GENERATOR_OTHER);
    }
}
