package io.plimsoll.model.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.model.basics.SyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    private static final long SEED = Long.getLong("condition.seed", 11L);

    private static final Map<String, String> VALUES =
            Map.of(
                    "n", "7", "big", "10", "half", "0.50", "word", "apple", "empty", "", "zip",
                    "007", "quote", "it's");

    private static boolean holds(String condition) {
        return Condition.parse(condition).holds(name -> VALUES.getOrDefault(name, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${word} != ''",
                "${empty} == ''",
                "${missing} == ''",
                "${n} < ${big}",
                "${n} < 10",
                "${n} == 7.0",
                "${half} == 0.5",
                "-1 < ${n}",
                "${zip} == 7",
                "${zip} != '7'",
                "${zip} == '007'",
                "${big} < '9'",
                "${word} < 'banana'",
                "${word} > ${n}",
                "${word} contains 'ppl'",
                "'pineapple' contains ${word}",
                "${word} matches '^a.*e$'",
                "${word} matches \"pp\"",
                "not ${word} matches '^b'",
                "${quote} == 'it''s'",
                "${quote} == \"it's\"",
                "${n} == 7 and ${word} == 'apple'",
                "${n} == 8 or ${n} == 7 and ${big} == 10",
                "not (${n} == 8 or ${n} == 9)",
                "${n}==7 and${big}==10",
                "not not ${n} == 7",
            })
    void should_hold(String condition) {
        assertThat(holds(condition)).as(condition).isTrue();
        assertThat(holds("not (" + condition + ")")).as("not %s", condition).isFalse();
    }

    @Test
    void should_bind_and_closer_than_or() {
        assertThat(Condition.parse("${a} == 1 or ${b} == 2 and ${c} == 3"))
                .isEqualTo(Condition.parse("${a} == 1 or (${b} == 2 and ${c} == 3)"))
                .isNotEqualTo(Condition.parse("(${a} == 1 or ${b} == 2) and ${c} == 3"));
    }

    @Test
    void should_name_what_it_needs() {
        assertThat(
                        Condition.parse(
                                        "${a} == ${b} or not (${c} contains ${a}) and ${d} matches"
                                                + " 'x'")
                                .references())
                .containsExactly("a", "b", "c", "a", "d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "##                    | 0  | 1 | a value is missing            | `${name}`,"
                        + " `'text'` or a number",
                "${a}                  | 0  | 4 | `a` alone is no condition     | compare it",
                "${a} = 'b'            | 5  | 1 | unknown comparison `=`        | did you mean"
                        + " `==`?",
                "${a} is 'b'           | 5  | 2 | unknown comparison `is`       | did you mean"
                        + " `==`?",
                "${a} contians 'b'     | 5  | 8 | unknown comparison `contians` | did you mean"
                        + " `contains`?",
                "${a} == b             | 8  | 1 | `b` is no value               | `'b'` for the"
                        + " text",
                "${a} ==               | 7  | 1 | a value is missing            | a value is",
                "${a == 1              | 0  | 2 | `${` is not closed            | write `${name}`",
                "${a} == 'b            | 8  | 2 | the quote is not closed       | close it with '",
                "${a} == '${b}'        | 9  | 2 | `${` is not replaced inside quotes | without"
                        + " quotes",
                "(${a} == 1            | 0  | 1 | the parenthesis is not closed | close it",
                "${a} == 1)            | 9  | 1 | `)` follows a whole condition | remove it",
                "${a} == 1 adn ${b} == 2 | 10 | 3 | `adn` follows a whole condition | did you mean"
                        + " `and`?",
                "${a} == 1 ${b} == 2   | 10 | 4 | `b` follows a whole condition | join conditions",
                "1 < 2                 | 0  | 1 | this compares two constants   | one of them",
                "${a} contains 5       | 14 | 1 | `contains` takes a text       | quote it: `'5'`",
                "${a} matches ${b}     | 13 | 4 | `matches` takes a pattern     | write it out",
                "${a} matches '['      | 13 | 3 | this is no regular expression | RE2",
                "${a} matches '(?=b)'  | 13 | 7 | this is no regular expression | RE2",
                "not                   | 3  | 1 | a value is missing            | a value is",
                "${a} == $             | 8  | 1 | `$` is no value               | a value is",
            })
    void should_say_where_what_and_how_to_mend_it(
            String text, int offset, int length, String what, String help) {
        SyntaxException wrong =
                catchThrowableOfType(SyntaxException.class, () -> Condition.parse(text));

        assertThat(wrong).as(text).isNotNull();
        assertThat(wrong).hasMessageContaining(what);
        assertThat(wrong.help()).contains(help);
        assertThat(wrong.offset()).as("offset").isEqualTo(offset);
        assertThat(wrong.length()).as("length").isEqualTo(length);
    }

    @Test
    void should_be_bounded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Condition.parse("not ".repeat(30) + "${a} == 1"))
                .withMessageContaining("levels deep");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Condition.parse("${a} == '" + "x".repeat(1_000) + "'"))
                .withMessageContaining("1000 characters");
    }

    @Test
    @Timeout(20)
    void should_match_in_linear_time() {
        Condition condition = Condition.parse("${a} matches '^(a+)+$'");
        String hostile = "a".repeat(20_000) + "b";

        long began = System.nanoTime();
        assertThat(condition.holds(_ -> hostile)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void should_compare_digits_without_end_as_text() {
        String long1 = "1".repeat(10_000);

        assertThat(Condition.parse("${a} < ${b}").holds(name -> name.equals("a") ? long1 : "2"))
                .isTrue();
    }

    @Test
    void should_read_back_what_was_written() {
        System.out.println("random conditions: seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 5_000; i++) {
            Condition condition = random(random, 4);
            String text = condition.text();
            if (text.length() <= ConditionParser.CHARACTERS_MAX) {
                assertThat(Condition.parse(text)).as(text).isEqualTo(condition);
            }
        }
    }

    @Test
    void should_refuse_any_text_in_one_way_only() {
        System.out.println("random texts: seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        String[] pieces = {
            "${a}",
            "${",
            "}",
            "'",
            "\"",
            "''",
            "(",
            ")",
            " and ",
            " or ",
            "not ",
            "==",
            "<",
            "!=",
            "contains",
            " matches ",
            "5",
            "-",
            ".",
            "x",
            "\uD83D",
            "\uD83D\uDE80",
            "\u0000",
            "\n",
            "$",
            "[",
            "\\",
            "*",
            "≤"
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(14); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                Condition read = Condition.parse(text.toString());
                assertThat(Condition.parse(read.text())).isEqualTo(read);
                read.holds(_ -> text.toString());
            } catch (SyntaxException expected) {
                assertThat(expected.offset()).isBetween(0, text.length());
                assertThat(expected.help()).isNotBlank();
            }
        }
    }

    private static Condition random(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 ->
                    new Condition.Compares(
                            new Value.Reference("a"),
                            Comparison.values()[random.nextInt(6)],
                            value(random));
            case 1 -> new Condition.Contains(value(random), new Value.Reference("b-c.d"));
            case 2 ->
                    new Condition.Matches(
                            new Value.Reference("x"),
                            new Regex(random.nextBoolean() ? "'" : "^a|b$"));
            case 3 -> new Condition.Not(random(random, depth - 1));
            case 4 -> new Condition.All(several(random, depth - 1));
            default -> new Condition.Any(several(random, depth - 1));
        };
    }

    private static List<Condition> several(SplittableRandom random, int depth) {
        List<Condition> conditions = new ArrayList<>();
        for (int n = 2 + random.nextInt(2); n > 0; n--) {
            conditions.add(random(random, depth));
        }
        return conditions;
    }

    private static Value value(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Value.Reference("users.name");
            case 1 -> new Value.Number(random.nextBoolean() ? "-12.50" : "007");
            default ->
                    new Value.Text(
                            List.of("", "'", "''", "a 'b' \"c\"", " and ", "$", "日本")
                                    .get(random.nextInt(7)));
        };
    }
}
