package io.plimsoll.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.ProblemText;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileFilesTest {

    private static final long SEED = 5;

    /** Far beyond the second or two that it takes, because other tests may have the machine. */
    private static final Duration HANGS_AFTER = Duration.ofMinutes(1);

    private static final int LARGE = 3_000_000;

    private final ScenarioReader reader = new ScenarioReader(Set.of("echo"));

    @TempDir Path folder;

    @Test
    void should_say_what_cannot_be_a_scenario_file() throws IOException {
        Path large = folder.resolve("large.yaml");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(50L * 1024 * 1024);
        }
        Path empty = Files.writeString(folder.resolve("empty.yaml"), " \n\n");
        Path latin =
                Files.write(
                        folder.resolve("latin.yaml"),
                        "name: größe".getBytes(StandardCharsets.ISO_8859_1));
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {'n', 0, 1, 2});

        assertThat(problem(large).what()).endsWith("has more than 3 MB, which no scenario has");
        assertThat(problem(empty).what()).endsWith("is empty");
        assertThat(problem(latin).what()).endsWith("is not text in UTF-8");
        assertThat(problem(binary).what()).contains("not text").contains("code 0");
        assertThat(problem(folder).what()).endsWith("is a folder");
        assertThat(problem(folder.resolve("none.yaml")).what()).startsWith("there is no file");
        assertThat(problem(Path.of("/dev/zero")).what())
                .endsWith("has more than 3 MB, which no scenario has");
    }

    @Test
    void should_name_both_places_of_a_key_that_is_given_twice() {
        Problem problem = problem("target: echo\nseed: 1\n# again\nseed: 2\n");
        assertThat(problem.what()).isEqualTo("`seed` is given twice");
        assertThat(problem.where().orElseThrow().line()).isEqualTo(4);
        assertThat(problem.help().orElseThrow()).startsWith("first in line 2, column 1");
    }

    @Test
    void should_refuse_several_documents_tags_tabs_and_anchors_of_themselves() {
        assertThat(problem("target: echo\n---\ntarget: echo\n").what())
                .isEqualTo("a second document begins here");
        assertThat(problem("target: !!java.net.URL echo\n").what()).startsWith("tags such as");
        assertThat(problem("target: echo\ndefaults:\n\ttimeout: 5s\n").help().orElseThrow())
                .contains("YAML does not allow tabs");
        assertThat(problem("vars: &a { b: *a }\n").what())
                .isEqualTo("there is no anchor for `*a` before it");
        assertThat(problem("? [ a ]\n: b\n").what()).startsWith("a key is text");
    }

    @Test
    void should_read_a_file_with_byte_order_mark_and_windows_line_ends() {
        String lines =
                """
                target: echo
                steps: [ { get: / } ]
                phases: [ { name: a, rate: 1/s, for: 1s } ]
                """;
        String text = "\uFEFF" + lines.replace("\n", "\r\n");
        assertThat(reader.read("bom.yaml", text).name()).isEqualTo("bom");
        assertThat(problem(text + "sead: 1\r\n").where().orElseThrow().line()).isEqualTo(4);
    }

    static Stream<Arguments> bombs() {
        String laughs =
                IntStream.range(1, 30)
                        .mapToObj(i -> "l%d: &l%d [ *l%d, *l%d ]\n".formatted(i, i, i - 1, i - 1))
                        .collect(Collectors.joining("", "l0: &l0 [ a, a ]\n", ""));
        return Stream.of(
                Arguments.of("laughs", laughs),
                Arguments.of(
                        "laughs in a body", "steps:\n  - post: /\n    json:\n" + laughs.indent(6)),
                Arguments.of("51 aliases", "vars: { a: &a b" + ", x: *a".repeat(51) + " }"),
                Arguments.of("brackets", "[".repeat(LARGE)),
                Arguments.of("braces", "{a: ".repeat(LARGE / 4)),
                Arguments.of("dashes", "- ".repeat(LARGE / 2)),
                Arguments.of("question marks", "? ".repeat(LARGE / 2)),
                Arguments.of(
                        "nested blocks",
                        IntStream.range(0, 1500)
                                .mapToObj(i -> " ".repeat(i) + "a:\n")
                                .collect(Collectors.joining())),
                Arguments.of("quotes", "\"".repeat(LARGE)),
                Arguments.of("one long word", "a".repeat(LARGE)),
                Arguments.of("long digits", "target: echo\nseed: " + "9".repeat(LARGE)),
                Arguments.of(
                        "long json digits",
                        "steps: [ { post: /, json: +" + "9".repeat(LARGE) + " } ]"),
                Arguments.of(
                        "long duration",
                        "phases: [ { name: a, rate: 1/s, for: " + "1s".repeat(LARGE / 2) + " } ]"),
                Arguments.of(
                        "long rate",
                        "phases: [ { name: a, rate: " + "1".repeat(LARGE) + "/s, for: 1s } ]"),
                Arguments.of("long sentence", "slo: [ p95 of " + "a ".repeat(LARGE / 2) + "]"),
                Arguments.of("long class", "steps: [ { java: " + "a.".repeat(LARGE / 2) + "a } ]"),
                Arguments.of(
                        "unknown keys",
                        IntStream.range(0, 300_000)
                                .mapToObj(i -> "k" + i + ":\n")
                                .collect(Collectors.joining())),
                Arguments.of(
                        "unknown phases",
                        "phases: [ { name: a, after: [ "
                                + IntStream.range(0, 300_000)
                                        .mapToObj(i -> "p" + i)
                                        .collect(Collectors.joining(", "))
                                + " ] } ]"),
                Arguments.of(
                        "unknown vars",
                        "steps: [ { post: /, body: \"" + "${a}".repeat(LARGE / 4) + "\" } ]"),
                Arguments.of(
                        "keys twice",
                        IntStream.range(0, 340_000)
                                .mapToObj(i -> "k" + i % 170_000 + ":\n")
                                .collect(Collectors.joining())),
                Arguments.of(
                        "a long text, aliased and aliased again",
                        "steps:\n  - post: /\n    json:\n      a: &a "
                                + "x".repeat(LARGE / 3)
                                + "\n"
                                + IntStream.range(0, 4)
                                        .mapToObj(HostileFilesTest::tenAliases)
                                        .collect(Collectors.joining())),
                Arguments.of(
                        "long vars, many times",
                        "target: echo\nvars: { v: "
                                + "x".repeat(LARGE / 2)
                                + " }\nsteps: [ { post: /, body: \""
                                + "${v}".repeat(LARGE / 10)
                                + "\" } ]\n"),
                Arguments.of("many sentences", "slo:\n" + "- p95 of b < 1s\n".repeat(150_000)),
                Arguments.of("many steps", "steps:\n" + "- get: /\n".repeat(300_000)),
                Arguments.of("items too deep", "slo:\n" + "- a b\n   - c\n".repeat(200_000)),
                Arguments.of("lines without colons", "a\n".repeat(LARGE / 2)));
    }

    /** {@code b: &b [ *a, *a, … ]} and so on. */
    private static String tenAliases(int level) {
        char from = (char) ('a' + level);
        char to = (char) (from + 1);
        return "      " + to + ": &" + to + " [" + (" *" + from + ",").repeat(10) + " ]\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void should_refuse_a_bomb_at_once(String name, String text) {
        Assertions.assertTimeoutPreemptively(HANGS_AFTER, () -> assertClear(text));
    }

    @Test
    void should_end_in_a_scenario_or_in_clear_problems_wherever_a_file_is_cut() throws IOException {
        for (String text : Examples.texts()) {
            for (int end = 0; end < text.length(); end++) {
                readOrRefuse(text.substring(0, end));
            }
        }
    }

    @Test
    void should_never_fail_otherwise_on_random_edits_and_bytes() throws IOException {
        System.out.println("random edits: seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> files = Examples.texts();
        String signs = "{}[]:,-#&*!|>'\"%@`$ \t\n\r\u0000\u0085\u2028\uD83D\uFEFF~<=0as\\/.";
        for (int i = 0; i < 4_000; i++) {
            StringBuilder text = new StringBuilder(files.get(random.nextInt(files.size())));
            for (int edit = 0; edit <= random.nextInt(4); edit++) {
                int at = random.nextInt(text.length());
                char sign = signs.charAt(random.nextInt(signs.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, sign);
                    case 1 -> text.insert(at, sign);
                    default -> text.delete(at, Math.min(text.length(), at + random.nextInt(30)));
                }
            }
            readOrRefuse(text.toString());
        }
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[1 + random.nextInt(300)];
            random.nextBytes(bytes);
            Path file = Files.write(folder.resolve("random.yaml"), bytes);
            assertThat(problem(file)).isNotNull();
            readOrRefuse(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    private void readOrRefuse(String text) {
        try {
            assertThat(reader.read("hostile.yaml", text).phases()).isNotEmpty();
        } catch (PlimsollException e) {
            assertClear(e);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(text, e);
        }
    }

    private void assertClear(String text) {
        assertClear(
                catchThrowableOfType(
                        PlimsollException.class, () -> reader.read("hostile.yaml", text)));
    }

    private static void assertClear(PlimsollException e) {
        assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID_SCENARIO);
        assertThat(e.problems()).isNotEmpty().hasSizeLessThanOrEqualTo(101);
        assertThat(e.problems()).allMatch(HostileFilesTest::isClear);
    }

    private static boolean isClear(Problem problem) {
        String text = ProblemText.of(problem);
        return problem.help().isPresent()
                && !problem.what().isBlank()
                && !text.contains("Exception")
                && text.length() < 2_000;
    }

    private Problem problem(Path file) {
        return catchThrowableOfType(PlimsollException.class, () -> reader.read(file))
                .problems()
                .getFirst();
    }

    private Problem problem(String text) {
        return catchThrowableOfType(
                        PlimsollException.class, () -> reader.read("hostile.yaml", text))
                .problems()
                .stream()
                .filter(
                        problem ->
                                problem.where().isPresent() && !problem.what().contains("has no"))
                .findFirst()
                .orElseThrow();
    }
}
