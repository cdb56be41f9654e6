package io.plimsoll.model.yaml.http;

import io.plimsoll.model.scenario.Check;
import io.plimsoll.model.scenario.Check.Match;
import io.plimsoll.model.scenario.JsonPath;
import io.plimsoll.model.scenario.RequestHead;
import io.plimsoll.model.yaml.language.DataWords;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.HttpLanguage;
import io.plimsoll.model.yaml.language.Vars;
import io.plimsoll.model.yaml.language.Words;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what must hold for an answer. */
final class CheckReader {

    private final Fields fields;
    private final Problems problems;
    private final Vars vars;
    private final List<Check> checks = new ArrayList<>();

    private CheckReader(Fields fields, Vars vars) {
        this.vars = vars;
        this.fields = fields;
        this.problems = fields.problems();
    }

    static List<Check> read(Fields step, Vars vars) {
        Optional<Fields> fields =
                step.block("check", HttpLanguage.CHECK, "`check` of " + step.label());
        return fields.map(check -> new CheckReader(check, vars).read()).orElse(List.of());
    }

    private List<Check> read() {
        for (String key : fields.given()) {
            switch (key) {
                case "status" -> status().ifPresent(checks::add);
                case "body" ->
                        fields.node("body")
                                .flatMap(node -> match(node, "`body`", Match.Contains::new))
                                .ifPresent(match -> checks.add(new Check.BodyText(match)));
                case "header" -> fields.named("header").orElse(List.of()).forEach(this::header);
                case "json" -> fields.named("json").orElse(List.of()).forEach(this::json);
                case "time" ->
                        fields.word("time", Words.AT_MOST)
                                .ifPresent(most -> checks.add(new Check.Time(most)));
                default -> {} // an unknown key, told already
            }
        }
        return checks;
    }

    private Optional<Check> status() {
        boolean isList = fields.rawNode("status").filter(Node.Items.class::isInstance).isPresent();
        Optional<List<Check.Status.Range>> ranges =
                isList
                        ? fields.words("status", Words.STATUS)
                        : fields.word("status", Words.STATUS).map(List::of);
        if (ranges.isPresent() && ranges.get().isEmpty()) {
            problems.add(
                    fields.span("status"), "`status` accepts nothing", "name a code: `[ 200 ]`");
            return Optional.empty();
        }
        return ranges.map(Check.Status::new);
    }

    private void header(Node.Entry entry) {
        String name = entry.key().text();
        if (!RequestHead.isToken(name)) {
            problems.add(
                    entry.key().span(),
                    "no header can have the name `" + name + "`",
                    "a name has letters, digits and -");
        }
        match(entry.value(), "header `" + name + "`", Match.Contains::new)
                .ifPresent(match -> checks.add(new Check.Header(name, match)));
    }

    private void json(Node.Entry entry) {
        Optional<JsonPath> path = Fields.word(entry.key(), "`json`", DataWords.JSON_PATH, problems);
        match(entry.value(), "the value at `" + entry.key().text() + "`", Match.Exactly::new)
                .ifPresent(match -> path.ifPresent(p -> checks.add(new Check.Json(p, match))));
    }

    /**
     * Reads how a text is compared.
     *
     * @param usual what a text alone means
     */
    private Optional<Match> match(Node node, String label, Function<String, Match> usual) {
        if (node instanceof Node.Scalar scalar && !scalar.isEmpty()) {
            return Optional.of(usual.apply(text(scalar)));
        }
        Optional<Fields> match = Fields.open(node, HttpLanguage.MATCH, label, problems);
        if (match.isEmpty()) {
            return Optional.empty();
        }
        Optional<Match> contains = text(match.get(), "contains").map(Match.Contains::new);
        return contains.isPresent()
                ? contains
                : text(match.get(), "equals").map(Match.Exactly::new);
    }

    private Optional<String> text(Fields match, String key) {
        return match.word(key, Words.TEXT)
                .flatMap(text -> match.node(key))
                .map(node -> text((Node.Scalar) node));
    }

    private String text(Node.Scalar scalar) {
        vars.expanded(scalar);
        return scalar.text();
    }
}
