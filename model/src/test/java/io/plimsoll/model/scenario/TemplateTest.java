package io.plimsoll.model.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

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

    @Test
    void should_escape_values_inside_json() {
        assertThat(Template.of("{\"a\":\"${quote}\"}").expandInJson(VARS))
                .isEqualTo("{\"a\":\"say \\\"hi\\\"\\n\"}");
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
