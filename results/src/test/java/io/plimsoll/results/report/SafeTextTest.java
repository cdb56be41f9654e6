package io.plimsoll.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a target says must not command a terminal. */
final class SafeTextTest {

    @Test
    void should_let_no_control_character_through() {
        for (int character = 0; character < 0x10000; character++) {
            String shown = SafeText.of("a" + (char) character + "b", 100);
            assertThat(shown.codePoints())
                    .as("U+%04x", character)
                    .noneMatch(Character::isISOControl);
            assertThat(shown.codePoints())
                    .as("U+%04x", character)
                    .noneMatch(c -> Character.getType(c) == Character.FORMAT);
        }
    }

    @Test
    void should_show_the_rest_as_it_is_and_a_cut_as_a_cut() {
        assertThat(SafeText.of("größer 😀", 100)).isEqualTo("größer 😀");
        assertThat(SafeText.of("😀😀😀😀", 3)).isEqualTo("😀😀…");
        assertThat(SafeText.of("abc", 3)).isEqualTo("abc");
    }

    @Test
    void should_fit_wide_characters_into_the_cells_there_are() {
        assertThat(SafeText.fitting("注文を確認", 10)).isEqualTo("注文を確認");
        assertThat(SafeText.fitting("注文を確認", 9)).isEqualTo("注文を確…");
        assertThat(SafeText.fitting("注文を確認", 8)).isEqualTo("注文を…");
        assertThat(SafeText.fitting("a\u001bb", 3)).isEqualTo("a␛b");
    }
}
