package io.plimsoll.model.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    private static final Map<String, String> VARS =
            Map.of("user", "ada", "quote", "say \"hi\"\n", "dollar", "${user}");

    @Test
    void should_put_vars_in_once() {
        assertThat(Template.of("/users/${user}?x=${user}").expand(VARS))
                .isEqualTo("/users/ada?x=ada");
        assertThat(Template.of("nothing").expand(VARS)).isEqualTo("nothing");
        assertThat(Template.of("").expand(VARS)).isEmpty();
        assertThat(Template.of("${dollar}").expand(VARS))
                .as("a value is not looked into")
                .isEqualTo("${user}");
    }

    @Test
    void should_take_two_dollars_for_the_sign_itself() {
        assertThat(Template.of("$${user} costs $5, $$6").expand(VARS))
                .isEqualTo("${user} costs $5, $$6");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /p/${v}         | 50%       | /p/50%25
                    /p/${v}/x       | a?b&c=d#e | /p/a%3Fb%26c%3Dd%23e/x
                    /p/${v}         | a/b c     | /p/a/b%20c
                    /p/${v}         | Zo\u00eb+\ud83d\ude80 | /p/Zo%C3%AB%2B%F0%9F%9A%80
                    /p/${v}         | -._~09azAZ | /p/-._~09azAZ
                    /p?q=${v}       | R&D=1+1 %?# | /p?q=R%26D%3D1%2B1%20%25%3F%23
                    /p?q=${v}&x=%20&| \u00fc&      | /p?q=%C3%BC%26&x=%20&
                    /p?${v}=1       | a&b       | /p?a%26b=1
                    /p&${v}         | a?b       | /p&a%3Fb
                    /${v}/x         | R?D       | /R%3FD/x
                    /${v}?x         | a?b       | /a%3Fb?x
                    /${v}           | a/b%20c?d=e&f g | /a/b%20c?d=e&f%20g
                    /${v}&p=2       | a?b=%2F   | /a?b=%2F&p=2
                    /p?${v}         | a=1&b=%20 | /p?a=1&b=%20
                    /p?x&${v}       | a=1&b=%20 | /p?x&a=1&b=%20
                    /p?${v}&x       | a=1#\u00fc   | /p?a=1%23%C3%BC&x
                    /p?q=?${v}      | a=1       | /p?q=?a%3D1
                    /p?${v}${v}     | a=        | /p?a%3Da%3D
                    """)
    void should_take_values_in_a_path_for_data_unless_they_are_all_of_it(
            String path, String value, String sent) {
        assertThat(Template.of(path).expandInPath(Map.of("v", value))).isEqualTo(sent);
    }

    @Test
    void should_show_its_references_with_their_places() {
        assertThat(Template.of("a${b}c${d").references())
                .containsExactly(
                        new Template.Part.Reference("b", 1, true),
                        new Template.Part.Reference("d", 6, false));
    }

    @Test
    void should_refuse_a_name_without_a_value() {
        assertThatThrownBy(() -> Template.of("${usr}").expand(VARS)).hasMessage("no var `usr`");
    }
}
