package io.plimsoll.app.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options of curl have one name, and the value that curl would give them. */
final class CurlOptionTest {

    @ParameterizedTest
    @CsvSource({
        "-sd x,             '--silent, --data x'",
        "-sdx,              '--silent, --data x'",
        "-sXPOST u,         '--silent, --request POST, --url u'",
        "-sSLX PUT -d x,    '--silent, --show-error, --location, --request PUT, --data x'",
        "-kvXDELETE,        '--insecure, --verbose, --request DELETE'",
        "-fsSLo out -d a,   '--fail, --silent, --show-error, --location, --output out, --data a'",
        "-sI u,             '--silent, --head, --url u'",
        "-m 5 -x p:1 u,     '--max-time 5, --proxy p:1, --url u'",
        "-7 u,              '-7, --url u'",
        "-: u,              '--next, --url u'",
        "- u,               '--url -, --url u'",
        "--data=x --json y, '--data x, --json y'",
        "--expand-url u,    '--expand-url u'",
        "--compressed u,    '--compressed, --url u'",
        "u -d,              '--url u, --data'",
    })
    void should_read_words_as_curl_does(String words, String options) {
        assertThat(
                        CurlOption.of(List.of(words.split(" "))).stream()
                                .map(option -> (option.name() + " " + option.value()).strip())
                                .collect(Collectors.joining(", ")))
                .isEqualTo(options);
    }
}
