package io.plimsoll.model.basics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTextTest {

    @Test
    void should_underline_the_fault_and_say_the_mend() {
        Place place =
                new Place(
                        "checkout.yaml",
                        18,
                        21,
                        11,
                        "  - { name: steady, arival_rate: 200/s, for: 5m }");
        assertThat(
                        ProblemText.of(
                                Problem.at(
                                        place,
                                        "unknown key `arival_rate` in phase `steady`",
                                        "did you mean `rate`?")))
                .isEqualTo(
                        """
                        error: unknown key `arival_rate` in phase `steady`
                          --> checkout.yaml:18:21
                        18 |   - { name: steady, arival_rate: 200/s, for: 5m }
                           |                     ^^^^^^^^^^^ did you mean `rate`?
                        """);
    }

    @Test
    void should_do_without_a_place_or_a_mend() {
        assertThat(ProblemText.of(Problem.of("the port is taken", "choose another")))
                .isEqualTo("error: the port is taken\n  help: choose another\n");
        assertThat(ProblemText.of(Problem.of("the port is taken")))
                .isEqualTo("error: the port is taken\n");
    }

    @Test
    void should_cut_a_long_line_around_the_fault() {
        String source = "a".repeat(500) + "FAULT" + "b".repeat(500);
        String[] lines =
                ProblemText.of(Problem.at(new Place("f", 7, 501, 5, source), "w", "h")).split("\n");
        assertThat(lines[2]).isEqualTo("7 | …" + "a".repeat(60) + "FAULT" + "b".repeat(35) + "…");
        assertThat(lines[3]).isEqualTo("  | " + " ".repeat(61) + "^^^^^ h");
    }

    @Test
    void should_fit_the_line_into_a_window_and_put_the_mend_below_when_it_does_not() {
        String source = "a".repeat(500) + "FAULT" + "b".repeat(500);
        Place place = new Place("f", 7, 501, 5, source);
        for (int columns = 26; columns < 130; columns++) {
            String[] lines =
                    ProblemText.of(Problem.at(place, "w", "write something else"), columns)
                            .split("\n");
            int at = lines[2].indexOf("FAULT");
            assertThat(at).as("%d columns", columns).isPositive();
            assertThat(lines[3]).startsWith("  |" + " ".repeat(at - 3) + "^^^^^");
            assertThat(lines[2].length()).isLessThanOrEqualTo(columns);
            assertThat(lines[3].length()).isLessThanOrEqualTo(columns);
            assertThat(String.join("\n", lines)).endsWith(" write something else");
        }
        assertThat(ProblemText.of(Problem.at(place, "w", "write something else"), 40))
                .isEqualTo(
                        """
                        error: w
                          --> f:7:501
                        7 | …%sFAULT%s…
                          | %s^^^^^
                          help: write something else
                        """
                                .formatted("a".repeat(20), "b".repeat(9), " ".repeat(21)));
    }

    @Test
    void should_keep_carets_in_line_behind_tabs_and_signs_outside_the_basic_plane() {
        Place place = new Place("f", 1, 5, 1, "\ta\uD83D\uDE80bX");
        String[] lines = ProblemText.of(Problem.at(place, "w", "h")).split("\n");
        assertThat(lines[2]).isEqualTo("1 | ␉a\uD83D\uDE80bX");
        assertThat(lines[3]).isEqualTo("  |      ^ h");
    }

    @Test
    void should_count_the_cells_of_wide_characters() {
        String source = "  - { get: /注文を確認する, name: 注文を確認する画面を開く, foo: 1 }";
        int column = source.indexOf("foo") + 1;
        Place place = new Place("f", 3, column, 3, source);

        assertThat(ProblemText.of(Problem.at(place, "w", "h")))
                .endsWith("3 | " + source + "\n  | " + " ".repeat(column - 1 + 19) + "^^^ h\n");
        Place name = new Place("f", 3, source.indexOf("注文を確認する画面") + 1, 4, source);
        assertThat(ProblemText.of(Problem.at(name, "w", "h"))).contains(" ^^^^^^^^ h");
        for (int columns = 26; columns < 90; columns++) {
            String[] lines = ProblemText.of(Problem.at(place, "w", "h"), columns).split("\n");
            assertThat(Cells.of(lines[2])).isLessThanOrEqualTo(columns);
            assertThat(Cells.of(lines[2].substring(0, lines[2].indexOf("foo"))))
                    .isEqualTo(lines[3].indexOf('^'));
        }
    }

    @Test
    void should_let_no_text_command_the_terminal() {
        Place place = new Place("f\u001b[2J", 1, 1, 1, "\u001b[31m\u202egnp\u0085\u0007");
        String text = ProblemText.of(Problem.at(place, "bad `\u001b]0;x\u0007`", "\u009b"));
        assertThat(text.codePoints().filter(c -> c != '\n').noneMatch(Character::isISOControl))
                .isTrue();
        assertThat(text).doesNotContain("\u202e").contains("␛[31m");
    }

    @Test
    void should_mark_the_end_of_a_line_when_something_is_missing_there() {
        String[] lines =
                ProblemText.of(Problem.at(new Place("f", 1, 4, 1, "abc"), "w", "h")).split("\n");
        assertThat(lines[3]).isEqualTo("  |    ^ h");
    }
}
