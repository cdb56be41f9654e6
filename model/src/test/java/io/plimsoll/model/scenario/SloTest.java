package io.plimsoll.model.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.model.basics.SyntaxException;
import io.plimsoll.model.scenario.Slo.Comparison;
import io.plimsoll.model.scenario.Slo.Measure;
import io.plimsoll.model.scenario.Slo.Subject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SloTest {

    @Test
    void should_read_each_part_of_a_sentence() {
        assertThat(Slo.parse("p99.9 of GET /items <= 1.5s during the long night"))
                .isEqualTo(
                        new Slo(
                                new Measure.Percentile(99.9),
                                new Subject.Named("GET /items"),
                                Optional.of("the long night"),
                                Comparison.AT_MOST,
                                1_500_000_000));
        assertThat(Slo.parse("errors<0.1%"))
                .isEqualTo(
                        new Slo(
                                new Measure.Errors(),
                                new Subject.AllRequests(),
                                Optional.empty(),
                                Comparison.LESS,
                                0.001));
        assertThat(Slo.parse("throughput >= 90/m"))
                .isEqualTo(
                        new Slo(
                                new Measure.Throughput(),
                                new Subject.AllRequests(),
                                Optional.empty(),
                                Comparison.AT_LEAST,
                                1.5));
        assertThat(Slo.parse("journey p95 of browse < 1s").subject())
                .isEqualTo(new Subject.Journey(Optional.of("browse")));
        assertThat(Slo.parse("journey max < 1s").subject())
                .isEqualTo(new Subject.Journey(Optional.empty()));
        assertThat(Slo.parse("mean of \"a < \\\"b\\\"\" > 1s").subject())
                .isEqualTo(new Subject.Named("a < \"b\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p95 < 100ms",
                "p99 of lookup < 500ms during steady",
                "errors < 0.1%",
                "warn p99 < 200ms",
                "errors < 50% over 10s else abort",
                "p99 of lookup < 1s over 1m during steady",
                "warn throughput > 10/s over 1s during \"a over 5s\"",
                "max < 2s over 3s during \"the over night shift\" else abort",
                "warn journey max of a < 2s during b",
                "errors of store <= 0%",
                "throughput > 190/s during steady",
                "journey p95 of browse < 1s",
                "group p95 of checkout < 1s during steady",
                "warn group max of \"a < b\" < 2s",
                "mean of GET /entities/${id} < 1m30s",
                "max of \"a < b\" < 2s during \"x \\\" y\"",
                "p100 >= 1ns"
            })
    void should_write_the_sentence_that_it_read(String sentence) {
        assertThat(Slo.parse(sentence)).hasToString(sentence);
        assertThat(Slo.parse(Slo.parse(sentence).toString())).isEqualTo(Slo.parse(sentence));
    }

    @Test
    void should_read_a_phase_whose_name_has_words_of_a_sentence() {
        Slo slo = Slo.parse("max < 2s over 3s during the over night shift else abort");

        assertThat(slo.during()).hasValue("the over night shift");
        assertThat(slo.consequence()).isEqualTo(Slo.Consequence.ABORT);
        assertThat(Slo.parse("max < 2s during a b over 3s").during()).hasValue("a b");
    }

    @Test
    void should_write_odd_spellings_in_one_way() {
        assertThat(Slo.parse("  p95.0<1000ms  during   steady "))
                .hasToString("p95 < 1s during steady");
        assertThat(Slo.parse("throughput>60/m")).hasToString("throughput > 1/s");
    }

    @ParameterizedTest
    @CsvSource({
        "throughput > 190 / s during steady, throughput > 190/s during steady",
        "throughput > 1/ m, throughput > 1/m",
        "throughput > 1 /h, throughput > 1/h",
        "errors < 0.1 %, errors < 0.1%",
        "errors < 5  % during surge, errors < 5% during surge",
    })
    void should_allow_spaces_inside_a_rate_and_a_share(String spaced, String plain) {
        assertThat(Slo.parse(spaced)).isEqualTo(Slo.parse(plain));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                     | 0  | 1  | a measure is missing                     | write for example `p95 < 500ms`
                    p9x < 3s               | 0  | 3  | unknown measure `p9x`                    | did you mean `p90` or `p95` or `p99`?
                    eror < 1%              | 0  | 4  | unknown measure `eror`                   | did you mean `errors`?
                    jorney p95 < 1s        | 0  | 6  | unknown measure `jorney`                 | did you mean `journey`?
                    wran p95 < 1s          | 0  | 4  | unknown measure `wran`                   | did you mean `warn`?
                    warn < 1s              | 5  | 1  | a measure is missing                     | write for example `p95 < 500ms`
                    p0 < 1s                | 0  | 2  | there is no percentile `p0`              | percentiles go from above p0 to p100
                    p101 < 1s              | 0  | 4  | there is no percentile `p101`            | percentiles go from above p0 to p100
                    p95 < 10%              | 6  | 3  | `10%` is not a duration of at most 366d                  | write for example `500ms`
                    p95 < 100              | 6  | 3  | `100` is not a duration of at most 366d                  | did you mean `100ms` or `100s`?
                    p95 < 100 ms           | 6  | 6  | `100 ms` is not a duration of at most 366d               | did you mean `100ms`?
                    errors < 0.01          | 9  | 4  | `0.01` is not a share of 0% to 100%      | did you mean `1%` or `0.01%`?
                    errors < 101%          | 9  | 4  | `101%` is not a share of 0% to 100%      | write for example `0.1%`
                    errors < 0%            | 9  | 2  | nothing is less than 0%, so this can never hold | did you mean `<= 0%`?
                    errors > 100 %         | 9  | 5  | no share is more than 100 %, so this can never hold | did you mean `>= 100 %`?
                    throughput < 0/s       | 13 | 3  | nothing is less than 0/s, so this can never hold | did you mean `> 0/s`?
                    p95 < 0ms              | 6  | 3  | nothing is less than 0ms, so this can never hold | write for example `500ms`
                    throughput > 190 during x | 13 | 3 | `190` is not a rate                   | did you mean `190/s`?
                    throughput > 100       | 13 | 3  | `100` is not a rate                      | did you mean `100/s`?
                    throughput > 10ms      | 13 | 4  | `10ms` is not a rate                     | did you mean `10/m`?
                    p95 = 3s               | 4  | 1  | unknown comparison `=`                   | write <, <=, > or >=
                    p95 =< 3s              | 4  | 2  | unknown comparison `=<`                  | did you mean `<=`?
                    p95 100ms              | 4  | 5  | a comparison is missing before `100ms`   | did you mean `< 100ms`?
                    p95 fo lookup < 1s     | 4  | 2  | unknown word `fo`                        | did you mean `of`?
                    p95 of lookup          | 13 | 1  | a comparison is missing                  | write <, <=, > or >= and a limit
                    p95 <                  | 5  | 1  | a limit is missing                       | write for example `500ms`
                    p95 of < 1s            | 7  | 1  | a name is missing after `of`             | of a request or a workload
                    p95 of a during b < 1s | 9  | 6  | `during` stands at the end               | write `of a … during b`
                    errors < 5% ovr 10s    | 12 | 3  | unknown word `ovr` after the limit       | did you mean `over`?
                    errors < 5% over       | 16 | 1  | a time is missing after `over`           | write for example `over 10s`
                    errors < 5% over 10    | 17 | 2  | `over` takes whole seconds from 1s to 1m, not `10` | write for example `over 10s`
                    errors < 5% over 1.5s  | 17 | 4  | `over` takes whole seconds from 1s to 1m, not `1.5s` | write for example `over 10s`
                    errors < 5% over 2m    | 17 | 2  | `over` takes whole seconds from 1s to 1m, not `2m` | write for example `over 10s`
                    errors < 5% else abort | 12 | 4  | `else abort` goes with `over`: all of a phase is known at its end only | write for example `over 10s else abort`
                    errors < 5% over 9s else abrt | 25 | 4 | unknown word `abrt`                | did you mean `abort`?
                    errors < 5% over 9s else | 24 | 1 | `abort` is missing                      | write `else abort`
                    errors < 5% over 9s else abort now | 31 | 3 | nothing may follow `else abort` | remove it
                    errors < 5% over 9s over 8s | 20 | 4 | `over` stands there twice            | remove one of them
                    warn max < 5s over 9s else abort | 22 | 4 | a warning aborts nothing        | remove `warn` or `else abort`
                    p95 < 1s durng b       | 9  | 5  | unknown word `durng` after the limit     | did you mean `during`?
                    p95 < 1s during        | 15 | 1  | a name is missing after `during`         | of a phase
                    journey errors < 1%    | 8  | 6  | `errors` counts requests, not journeys   | a journey has pN, mean and max
                    group p95 < 1s         | 10 | 1  | a group is missing                       | write `of` and its name before the comparison
                    group throughput of a > 1/s | 6 | 10 | `throughput` counts requests, not groups | a group has pN, mean and max
                    gruop p95 of a < 1s    | 0  | 5  | unknown measure `gruop`                  | did you mean `group`?
                    p95 of "a < 1s         | 7  | 7  | the quote is not closed                  | close it with "
                    """)
    void should_say_where_a_sentence_goes_wrong(
            String sentence, int offset, int length, String what, String help) {
        SyntaxException e = catchThrowableOfType(SyntaxException.class, () -> Slo.parse(sentence));
        assertThat(e).hasMessage(what);
        assertThat(e.help()).isEqualTo(help);
        assertThat(e.offset()).isEqualTo(offset);
        assertThat(e.length()).isEqualTo(length);
    }

    @Test
    void should_compare_in_the_direction_of_its_sign() {
        assertThat(Comparison.LESS.holds(1, 1)).isFalse();
        assertThat(Comparison.AT_MOST.holds(1, 1)).isTrue();
        assertThat(Comparison.MORE.holds(1, 1)).isFalse();
        assertThat(Comparison.AT_LEAST.holds(1, 1)).isTrue();
    }
}
