package io.plimsoll.model.basics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much room text takes on a terminal. */
final class CellsTest {

    /** The cells that tmux and xterm give them. */
    @ParameterizedTest
    @CsvSource({
        "plain, 5",
        "größer …, 8",
        "✓ ≥ → █, 7",
        "注文を確認する画面を開く, 24",
        "ｶﾀｶﾅ, 4",
        "ＡＢ（）, 8",
        "주문 확인, 9",
        "🚀🚀🚀🚀 launch, 15",
        "⌚ ⏰, 5",
        "🇩🇪, 2",
        "𠮷野家, 6",
        "заказ, 5",
    })
    void should_count_what_a_terminal_shows(String text, int cells) {
        assertThat(Cells.of(text)).isEqualTo(cells);
    }

    @Test
    void should_give_no_room_to_marks_on_other_characters() {
        assertThat(Cells.of("e\u0301")).isEqualTo(1);
        assertThat(Cells.of("\u2764\ufe0f")).isEqualTo(1);
        assertThat(Cells.of("\u1112\u1161\u11ab")).isEqualTo(2);
    }

    @Test
    void should_end_before_a_character_that_fits_by_half() {
        assertThat(Cells.end("a注文b", 0, 4)).isEqualTo(2);
        assertThat(Cells.end("a注文b", 0, 5)).isEqualTo(3);
        assertThat(Cells.end("a注文b", 2, 9)).isEqualTo(4);
        assertThat(Cells.end("e\u0301e", 0, 1)).isEqualTo(2);
        assertThat(Cells.end("🚀🚀", 0, 3)).isEqualTo(2);
    }
}
