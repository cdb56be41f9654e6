package io.plimsoll.app.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields stay as they were written, but for the values that nobody may see. */
final class FormFieldTest {

    private static String shown(String text) {
        FoundSecrets secrets = new FoundSecrets();
        return FormField.all(text).stream()
                .map(field -> field.hidden(secrets, field.value()))
                .collect(Collectors.joining("&"));
    }

    @ParameterizedTest
    @CsvSource({
        "key, AIzaSyD-9tSrke72PouQMnMX0",
        "api%5Fkey, abc",
        "apikey, abc",
        "access_token, abc",
        "sig, hx7%2Bq2==",
        "signature, abc",
        "X-Amz-Signature, fe5f80f77d5fa3be",
        "X-Amz-Credential, AKIA/20260101/eu",
        "pass, abc",
    })
    void should_hide_keys(String name, String value) {
        assertThat(shown("p=1&" + name + "=" + value + "&q=2"))
                .startsWith("p=1&" + name + "=${secrets.")
                .endsWith("}&q=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key=red-shoes-and-socks&sign=7&design=1&k=2",
                "flag&a=&=b&password=&token",
                "a=%zz&b=%20+",
                "",
            })
    void should_show_what_is_no_secret(String text) {
        assertThat(shown(text)).isEqualTo(text);
    }

    @Test
    void should_hide_a_password_of_a_form_that_repeats_a_field() {
        Drafted drafted =
                Drafted.ofCurl(
                        "curl http://127.0.0.1:8080/in -d 'tag=1&password=dup%2Dpass-word&tag=2&flag'");

        assertThat(drafted.text())
                .contains("tag=1&password=${secrets.password}&tag=2&flag", "{ password: env")
                .doesNotContain("pass-word");
    }

    @Test
    void should_hide_a_key_in_a_query() {
        Drafted drafted =
                Drafted.ofCurl("curl 'http://127.0.0.1:1/x?p=1&key=AIzaSyD-9tSrke72PouQMnMX0'");

        assertThat(drafted.firstStep().path()).isEqualTo("/x?p=1&key=${secrets.key}");
        assertThat(drafted.text()).doesNotContain("AIza");
    }
}
