package io.plimsoll.model.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.model.basics.PlimsollException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://a, a, 80, ''",
        "http://a/, a, 80, /",
        "http://a:8080/b/c, a, 8080, /b/c",
        "http://shop_web_1:65535, shop_web_1, 65535, ''",
        "http://_sip.example.com., _sip.example.com., 80, ''",
        "http://127.0.0.1:1, 127.0.0.1, 1, ''",
        "http://[::1]:8080/x, ::1, 8080, /x",
        "http://[fd00::2], fd00::2, 80, ''",
        "http://1a.2b, 1a.2b, 80, ''",
    })
    void should_read_host_port_and_path(String text, String host, int port, String path) {
        assertThat(TargetUrl.parse(text)).isEqualTo(new TargetUrl(host, port, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "https://a",
                "HTTP://a",
                "http://",
                "http:///x",
                "http://:80",
                "http://a:",
                "http://a:0",
                "http://a:-1",
                "http://a:65536",
                "http://a:080808",
                "http://a:b:80",
                "http://u@a",
                "http://a?q",
                "http://a#f",
                "http://a/ü",
                "http://a/b c",
                "http://a b",
                "http://-a",
                "http://a-",
                "http://a..b",
                "http://.a",
                "http://ü",
                "http://0.0.0.0",
                "http://[::]",
                "http://[0::0]",
                "http://[::1",
                "http://::1",
                "http://[a]",
                "http://[::1]x",
                "http://127.1",
                "http://2130706433",
                "http://0x7f.1",
                "http://0x7f000001",
                "http://0251.0376.0251.0376",
                "http://256.1.1.1",
                "http://1.2.3.4.5",
                "http://a.1"
            })
    void should_refuse_all_else_with_a_mend(String text) {
        assertThatThrownBy(() -> TargetUrl.parse(text))
                .isInstanceOfSatisfying(
                        PlimsollException.class,
                        refused ->
                                assertThat(refused.problems())
                                        .hasSize(1)
                                        .allMatch(problem -> problem.help().isPresent()));
    }
}
