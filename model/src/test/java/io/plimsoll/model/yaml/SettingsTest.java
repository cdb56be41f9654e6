package io.plimsoll.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.ProblemText;
import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.load.ConstantRate;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Slo;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final String SCENARIO =
            """
            target: echo
            vars: { page: 20 }
            workloads:
              browse:
                steps:
                  - { get: /, name: lookup, headers: { X-Trace: a } }
                  - think: 1s
              v1.2:
                steps: [ { post: /a, json: { user: { id: 1 } } }, { get: /b, name: twice }, { get: /c, name: twice } ]
            phases:
              - { name: warm-up, rate: 10/s, for: 10s, record: false }
              - { name: steady, rate: 200/s, for: 1m }
            slo:
              - p95 < 100ms
            """;

    private static Scenario read(String... settings) {
        return new ScenarioReader(Set.of("echo")).read("shop.yaml", SCENARIO, List.of(settings));
    }

    private static String problems(String... settings) {
        PlimsollException refused =
                catchThrowableOfType(PlimsollException.class, () -> read(settings));
        assertThat(refused).as("no problem").isNotNull();
        return refused.problems().stream().map(ProblemText::of).collect(Collectors.joining());
    }

    @Test
    void should_report_all_settings_that_are_wrong() {
        assertThat(problems("phases.on.rate=3/s", "vars.nope=1", "sed=3", "phases.steady.rate=3"))
                .contains("`on`", "`nope`", "`sed`", "not `3`");
    }

    @Test
    void should_change_what_the_file_says() {
        Scenario scenario =
                read(
                        "phases.steady.rate=400/s",
                        "phases[0].for=5s",
                        "vars.page=30",
                        "workloads.browse.steps.lookup.headers.X-Trace=b",
                        "workloads.\"v1.2\".steps.0.json.user.id=7",
                        "slo[0]=p95 < 50ms",
                        "name=of the night, it's \"quoted\"");

        assertThat(scenario.phases().get(1).load())
                .isEqualTo(new ConstantRate(Rate.perSecond(400)));
        assertThat(scenario.phases().get(0).length()).isEqualTo(Duration.ofSeconds(5));
        assertThat(scenario.vars()).containsEntry("page", "30");
        assertThat(((HttpStep) scenario.workloads().get(0).steps().get(0)).headers())
                .containsEntry("X-Trace", "b");
        assertThat(((HttpStep) scenario.workloads().get(1).steps().get(0)).body().toString())
                .contains("{\"user\":{\"id\":7}}");
        assertThat(scenario.slos()).containsExactly(Slo.parse("p95 < 50ms"));
    }

    @Test
    void should_add_keys_of_the_language() {
        Scenario scenario =
                read(
                        "limits.in-flight=50",
                        "phases.steady.cooldown=3s",
                        "defaults={timeout: 2s, headers: {X-A: b}}");

        assertThat(scenario.limits().inFlight()).isEqualTo(OptionalInt.of(50));
        assertThat(scenario.phases().get(1).cooldown()).isEqualTo(Duration.ofSeconds(3));
        assertThat(scenario.defaults().timeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void should_say_of_a_list_that_is_not_there_how_to_set_one() {
        String without = SCENARIO.substring(0, SCENARIO.indexOf("slo:"));

        PlimsollException refused =
                catchThrowableOfType(
                        PlimsollException.class,
                        () ->
                                new ScenarioReader(Set.of("echo"))
                                        .read("shop.yaml", without, List.of("slo[0]=p99 < 1s")));

        assertThat(refused.problems().stream().map(ProblemText::of))
                .containsExactly(
                        """
                        error: there is no `0` in `slo`
                          --> command line:1:11
                        1 | --set slo[0]=p99 < 1s
                          |           ^ it has no items: set the whole of it: `slo=[ … ]`
                        """);
    }

    @Test
    void should_let_the_last_of_two_win() {
        assertThat(read("seed=5", "seed=6").seed()).isEqualTo(6);
    }

    @Test
    void should_keep_what_looks_like_a_comment_in_quotes() {
        assertThat(read("vars.page='a # b'").vars()).containsEntry("page", "a # b");
        assertThat(read("vars.page=a#b").vars()).containsEntry("page", "a#b");
    }

    @Test
    void should_point_at_the_option() {
        assertThat(problems("vars.page=7", "phases.steady.rate=400"))
                .isEqualTo(
                        """
                        error: `rate` takes a rate above 0, at most 10000000/s, not `400`
                          --> command line:2:26
                        2 | --set phases.steady.rate=400
                          |                          ^^^ did you mean `400/s`?
                        """);
        assertThat(problems("phases.stedy.rate=400/s"))
                .isEqualTo(
                        """
                        error: there is no `stedy` in `phases`
                          --> command line:1:14
                        1 | --set phases.stedy.rate=400/s
                          |              ^^^^^ did you mean `steady`?
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "phase.steady.rate=4/s  | unknown key `phase` in the scenario | did you mean"
                        + " `phases`?",
                "phases.steady.rte=4/s  | unknown key `rte` in phase `steady` | did you mean"
                        + " `rate`?",
                "vars.pagee=1           | there is no `pagee` in `vars`       | did you mean"
                        + " `page`?",
                "workloads.brows.weight=1 | there is no `brows` in `workloads` | did you mean"
                        + " `browse`?",
                "phases.2.rate=4/s      | there is no `2` in `phases`         | `phases[0]` is the"
                        + " first",
                "slo[1]=p99 < 1s        | there is no `1` in `slo`            | `slo[0]` is the"
                        + " first",
                "phases.steady.require[0]=p99 < 1s | there is no `0` in `phases.steady.require` |"
                        + " `phases.steady.require=[ … ]`",
                "target.x=1             | `target` is `echo` and has nothing below it | end the"
                        + " path there",
                "phases.steady.rate     | `=` and a value are missing         | write for example",
                "phases[0=1/s           | `[` is not closed                   | close it with `]`",
                "^phases.rate=1/s       | `\"` is not closed                   | close it with `\"`",
                "phases..rate=1         | a part of the path is missing       | write for example",
                "=1                     | a part of the path is missing       | write for example",
                "phases.steady.rate=    | `rate` has no value                 | give it one or"
                        + " remove it",
                "phases.steady.rate={a  | this value is not YAML              | quote the text",
                "phases.steady.rate=*a  | there is no anchor for `*a`         | quoted",
                "workloads.^v1.2^.steps.twice.get=/ | 2 items of `workloads.v1.2.steps` are called"
                        + " | [0]",
                "vars.page=a # b        | what follows `#` in this value is a comment | quote a text",
                "vars.page=#b           | what follows `#` in this value is a comment | quote a text",
                "vars.page=a: b: c      | this value is not YAML              | quote the text",
            })
    void should_say_what_is_wrong_and_how_to_mend_it(String setting, String what, String help) {
        String told = problems(setting.replace('^', '"'));

        assertThat(told).startsWith("error: " + what).contains("--> command line:1:", help);
        assertThat(told.lines().filter(line -> line.startsWith("error"))).hasSize(1);
    }

    @Test
    void should_refuse_more_than_a_line() {
        assertThat(problems("name=a\nb")).contains("a value is one line of text");
    }

    @Test
    void should_survive_any_text() {
        long seed = Long.getLong("scenario.seed", 5L);
        System.out.println("random settings: seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        String[] pieces = {
            "phases",
            "steady",
            ".",
            "[",
            "]",
            "0",
            "=",
            "\"",
            "{",
            "}",
            ",",
            ": ",
            "&a ",
            "*a",
            "- ",
            "!x ",
            "'",
            "\uD83D\uDE80",
            "\uD83D",
            "rate",
            "400/s",
            " ",
            "---",
            "\t",
            "%",
            "|",
            "#"
        };
        for (int i = 0; i < 5_000; i++) {
            StringBuilder setting = new StringBuilder();
            for (int n = random.nextInt(9); n >= 0; n--) {
                setting.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                read(setting.toString());
            } catch (PlimsollException expected) {
                expected.problems().forEach(ProblemText::of);
            }
        }
    }
}
