package io.plimsoll.results.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/** The writer of elements: what is handed over as text stays text. */
final class MarkupTest {

    static String written(Markup page) {
        return page.document().replaceFirst("<!doctype html>\n", "");
    }

    @Test
    void should_nest_and_close() {
        Markup page = new Markup();
        page.open("svg", "viewBox", "0 0 10 5").empty("rect", "x", 1.0, "width", 2.25).close();

        assertThat(written(page))
                .isEqualTo("<svg viewBox=\"0 0 10 5\"><rect x=\"1\" width=\"2.3\"/>\n</svg>\n");
    }

    @Test
    void should_escape_whatever_could_leave_a_text_or_an_attribute() {
        Markup page = new Markup();
        page.element("p", "<b>&\"'`</b>", "class", "\"><script>'");

        assertThat(written(page))
                .isEqualTo(
                        "<p class=\"&quot;&gt;&lt;script&gt;&#39;\">"
                                + "&lt;b&gt;&amp;&quot;&#39;&#96;&lt;/b&gt;</p>\n");
    }

    @Test
    void should_make_control_characters_and_turns_of_direction_visible() {
        Markup page = new Markup();
        page.element("p", "a\u0000b\u001b[2J\u202ec\ud800d\u2028");

        assertThat(written(page)).isEqualTo("<p>a␀b␛[2J\ufffdc\ufffdd\ufffd</p>\n");
    }

    @Test
    void should_refuse_names_that_are_none_and_what_is_left_open() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Markup().open("p onclick=alert(1)"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Markup().empty("p", "x onclick", "1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Markup().style("</style><script>"));
        assertThatIllegalStateException().isThrownBy(() -> new Markup().open("p").document());
    }

    @Test
    void should_write_numbers_to_a_tenth() {
        assertThat(Markup.number(0)).isEqualTo("0");
        assertThat(Markup.number(-0.04)).isEqualTo("0");
        assertThat(Markup.number(12.34)).isEqualTo("12.3");
        assertThat(Markup.number(1000)).isEqualTo("1000");
        assertThat(Markup.number(86_400.06)).isEqualTo("86400.1");
    }
}
