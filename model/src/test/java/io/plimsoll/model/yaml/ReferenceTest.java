package io.plimsoll.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.expression.Condition;
import io.plimsoll.model.yaml.language.Language;
import io.plimsoll.model.yaml.language.Section;
import io.plimsoll.model.yaml.language.Section.Rule;
import io.plimsoll.model.yaml.language.Section.Shape;
import io.plimsoll.model.yaml.language.SentenceWords;
import io.plimsoll.model.yaml.language.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference of the scenario file, whose tables of keys are made from the language itself. */
class ReferenceTest {

    private static final Path FILE = Examples.ROOT.resolve("docs/scenario.md");
    private static final Pattern TABLES =
            Pattern.compile("(?s)(?<=<!-- keys -->\n).*(?=<!-- end of keys -->)");

    @Test
    void should_list_every_key_as_it_is_now() throws IOException {
        String page = Files.readString(FILE);
        String current = TABLES.matcher(page).replaceFirst(Matcher.quoteReplacement(tables()));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FILE, current);
        }
        assertThat(Files.readString(FILE))
                .as("run the tests with -Dgolden.update=true")
                .isEqualTo(current);
    }

    @Test
    void should_name_every_example() throws IOException {
        String page = Files.readString(FILE);
        for (Path example : Examples.files()) {
            assertThat(page).contains("(../examples/" + example.getFileName() + ")");
        }
    }

    @Test
    void should_show_sentences_and_files_that_can_be_read() throws IOException {
        String page = Files.readString(FILE);
        Matcher yaml = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(page);
        while (yaml.find()) {
            assertThat(new ScenarioReader(Set.of("echo")).read("page.yaml", yaml.group(1)).slos())
                    .hasSize(1);
        }
        String sentences = page.substring(page.indexOf("## SLO sentences"));
        Matcher sentence = Pattern.compile("`([^`]+ [<>]=? [^`]+)`").matcher(sentences);
        assertThat(
                        sentence.results()
                                .map(match -> match.group(1))
                                .filter(text -> SentenceWords.SLO.parse(text).isEmpty()))
                .isEmpty();
    }

    @Test
    void should_show_conditions_that_can_be_read() throws IOException {
        String page = Files.readString(FILE);
        String section =
                page.substring(page.indexOf("## Conditions"), page.indexOf("## SLO sentences"));
        Matcher condition = Pattern.compile("`([^`]*\\$\\{[^`]+)`").matcher(section);
        assertThat(
                        condition
                                .results()
                                .map(match -> match.group(1))
                                .map(text -> Condition.parse(text).text()))
                .hasSizeGreaterThan(6);
    }

    private static String tables() {
        return Language.SECTIONS.stream()
                .map(ReferenceTest::table)
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String table(Section section) {
        StringBuilder table =
                new StringBuilder(
                        "### "
                                + headline(section)
                                + "\n\n| key | takes | meaning |\n|---|---|---|\n");
        for (Section.Key key : section.keys()) {
            table.append(
                    "| `%s` | %s | %s |\n"
                            .formatted(
                                    key.name(),
                                    takes(key.shape()),
                                    key.meaning().replace("|", "\\|")));
        }
        String rules =
                section.rules().stream().map(ReferenceTest::rule).collect(Collectors.joining("; "));
        return table + (rules.isEmpty() ? "" : "\nNeeded: " + rules + ".\n");
    }

    private static String headline(Section section) {
        String title = section.title();
        return Character.isLetter(title.charAt(0))
                ? Character.toUpperCase(title.charAt(0)) + title.substring(1)
                : title;
    }

    private static String takes(Shape shape) {
        return switch (shape) {
            case Shape.One one ->
                    one.word().what()
                            + (one.word().equals(Words.TEXT) ? "" : ": " + one.word().examples());
            case Shape.Many many -> "a list: " + takes(many.each());
            case Shape.Named named -> "names, each with " + takes(named.each());
            case Shape.Block block -> "[keys](#" + anchor(block.section()) + ")";
            case Shape.Either either ->
                    either.shapes().stream()
                            .map(ReferenceTest::takes)
                            .collect(Collectors.joining("; or "));
            case Shape.Anything _ -> "anything";
        };
    }

    private static String anchor(Section section) {
        return headline(section)
                .toLowerCase(java.util.Locale.ROOT)
                .replace("`", "")
                .replace(' ', '-');
    }

    private static String rule(Rule rule) {
        return switch (rule) {
            case Rule.OneOf one -> "exactly one of " + quoted(one.keys());
            case Rule.SomeOf some when some.keys().size() == 1 -> quoted(some.keys());
            case Rule.SomeOf some -> "at least one of " + quoted(some.keys());
            case Rule.OneAtMost one -> "at most one of " + quoted(one.keys());
            case Rule.OnlyWith only -> "`" + only.key() + "` only with `" + only.other() + "`";
        };
    }

    private static String quoted(List<String> keys) {
        return keys.stream().collect(Collectors.joining("`, `", "`", "`"));
    }
}
