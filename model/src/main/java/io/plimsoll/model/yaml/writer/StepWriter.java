package io.plimsoll.model.yaml.writer;

import static io.plimsoll.model.yaml.tree.Nodes.entry;
import static io.plimsoll.model.yaml.tree.Nodes.list;
import static io.plimsoll.model.yaml.tree.Nodes.mapping;
import static io.plimsoll.model.yaml.tree.Nodes.text;
import static io.plimsoll.model.yaml.tree.Nodes.time;
import static io.plimsoll.model.yaml.tree.Nodes.word;

import io.plimsoll.model.expression.Condition;
import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.Check;
import io.plimsoll.model.scenario.Flow;
import io.plimsoll.model.scenario.Group;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.JavaStep;
import io.plimsoll.model.scenario.Save;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Think;
import io.plimsoll.model.yaml.tree.Composer;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Nodes;
import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Turns steps into nodes; what is as by default is left out. */
final class StepWriter {

    private StepWriter() {}

    static Node.Mapping node(Step step) {
        return switch (step) {
            case Think think -> mapping(entry("think", range(think.shortest(), think.longest())));
            case JavaStep java -> java(java);
            case HttpStep http -> http(http);
            case Flow flow -> flow(flow);
            case Group group ->
                    mapping(
                            entry("group", text(group.name())),
                            entry("steps", list(nodes(group.steps()))));
        };
    }

    private static List<Node.Mapping> nodes(List<Step> steps) {
        return steps.stream().map(StepWriter::node).toList();
    }

    private static Node.Mapping flow(Flow flow) {
        List<Node.Entry> entries = new ArrayList<>(node(flow.step()).entries());
        flow.when().ifPresent(when -> entries.add(entry("when", text(when.text()))));
        switch (flow.rounds()) {
            case Flow.Rounds.Once _ -> {}
            case Flow.Rounds.Times(int times) -> entries.add(entry("repeat", word(times)));
            case Flow.Rounds.While(Condition condition, int most) -> {
                entries.add(entry("while", text(condition.text())));
                if (most != Flow.Rounds.While.MOST) {
                    entries.add(entry("at-most", word(most)));
                }
            }
        }
        return mapping(entries);
    }

    static Node.Scalar range(Duration shortest, Duration longest) {
        Node.Scalar from = time(shortest);
        return shortest.equals(longest) ? from : word(from.text() + ".." + time(longest).text());
    }

    private static Node.Mapping java(JavaStep step) {
        String code =
                switch (step.code()) {
                    case JavaStep.Code.ClassName name -> name.name();
                    case JavaStep.Code.SourceFile source -> path(source.file()).text();
                };
        List<Node.Entry> entries = new ArrayList<>();
        entries.add(entry("java", text(code)));
        addCommon(entries, step, JavaStep.defaultName(step.code()));
        return mapping(entries);
    }

    private static Node.Mapping http(HttpStep step) {
        List<Node.Entry> entries = new ArrayList<>();
        String method = step.method().name().toLowerCase(Locale.ROOT);
        entries.add(entry(method, text(step.path())));
        addCommon(entries, step, HttpStep.defaultName(step.method(), step.path()));
        if (!step.headers().isEmpty()) {
            entries.add(entry("headers", Nodes.texts(step.headers())));
        }
        switch (step.body()) {
            case Body.None _ -> {}
            case Body.Text body -> entries.add(entry("body", text(body.text())));
            case Body.Json json -> entries.add(entry("json", json(step, json.text())));
            case Body.File(Path file) -> entries.add(entry("file", path(file)));
            case Body.Form form -> entries.add(entry("form", Nodes.texts(form.fields())));
            case Body.Multipart form -> entries.add(entry("multipart", parts(step, form)));
        }
        if (!step.checks().isEmpty()) {
            entries.add(entry("check", checks(step)));
        }
        if (!step.saves().isEmpty()) {
            entries.add(
                    entry("save", mapping(step.saves().stream().map(StepWriter::save).toList())));
        }
        if (!step.metrics().isEmpty()) {
            List<Node.Entry> metrics = new ArrayList<>();
            step.metrics().forEach(m -> metrics.add(entry(m.name(), alone(m.from()))));
            entries.add(entry("metrics", mapping(metrics)));
        }
        entries.addAll(OptionsWriter.entries(step.options()));
        return mapping(entries);
    }

    private static Node parts(HttpStep step, Body.Multipart form) {
        List<Node.Entry> entries = new ArrayList<>();
        for (Body.Part part : form.parts()) {
            List<Node.Entry> keys = new ArrayList<>();
            Node.Scalar value =
                    switch (part.content()) {
                        case Body.Part.Content.Text(String text) -> text(text);
                        case Body.Part.Content.File(Path file) -> path(file);
                    };
            boolean isText = part.content() instanceof Body.Part.Content.Text;
            keys.add(entry(isText ? "text" : "file", value));
            part.type().ifPresent(type -> keys.add(entry("type", text(type))));
            entries.add(entry(part.name(), isText && keys.size() == 1 ? value : mapping(keys)));
        }
        if (entries.stream().map(entry -> entry.key().text()).distinct().count() < entries.size()) {
            throw cannot(
                    "`" + step.name() + "` has two parts of one name, which a file cannot say");
        }
        return mapping(entries);
    }

    private static Node.Scalar path(Path file) {
        return text("./" + file.toString().replace('\\', '/'));
    }

    private static void addCommon(List<Node.Entry> entries, Step.Request step, String defaultName) {
        if (!step.name().equals(defaultName)) {
            entries.add(entry("name", text(step.name())));
        }
        step.timeout().ifPresent(timeout -> entries.add(entry("timeout", time(timeout))));
        if (step.continueOnError()) {
            entries.add(entry("on-error", word("continue")));
        }
    }

    /** JSON is YAML already; as nodes it is printed like the rest. */
    private static Node json(HttpStep step, String json) {
        Problems problems = new Problems(Source.of(step.name(), json));
        return Composer.compose(json, problems)
                .filter(node -> problems.isEmpty())
                .orElseThrow(() -> cannot("the body of `" + step.name() + "` is not JSON"));
    }

    private static Node checks(HttpStep step) {
        List<Node.Entry> entries = new ArrayList<>();
        List<Node.Entry> headers = new ArrayList<>();
        List<Node.Entry> values = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Check check : step.checks()) {
            switch (check) {
                case Check.Status status -> entries.add(entry("status", status(status)));
                case Check.BodyText body -> entries.add(entry("body", match(body.match(), body)));
                case Check.Header header -> {
                    if (headers.isEmpty()) {
                        entries.add(entry("header", text("")));
                    }
                    headers.add(entry(header.name(), match(header.match(), header)));
                }
                case Check.Json json -> {
                    if (values.isEmpty()) {
                        entries.add(entry("json", text("")));
                    }
                    values.add(entry(json.path().toString(), match(json.match(), json)));
                }
                case Check.Time most ->
                        entries.add(entry("time", word("< " + time(most.most()).text())));
            }
            if (!seen.add(check.looksAt())) {
                throw cannot(
                        "`"
                                + step.name()
                                + "` has two checks of the same kind, which a file cannot say");
            }
        }
        entries.replaceAll(
                entry ->
                        switch (entry.key().text()) {
                            case "header" -> entry("header", mapping(headers));
                            case "json" -> entry("json", mapping(values));
                            default -> entry;
                        });
        return mapping(entries);
    }

    private static Node.Entry save(Save save) {
        Node.Entry from = from(save.from());
        if (save.otherwise().isPresent()) {
            return entry(
                    save.name(), mapping(from, entry("default", text(save.otherwise().get()))));
        }
        return entry(save.name(), alone(save.from()));
    }

    private static Node alone(Save.Source source) {
        Node.Entry from = from(source);
        return source instanceof Save.Source.Json ? from.value() : mapping(from);
    }

    private static Node.Entry from(Save.Source source) {
        return switch (source) {
            case Save.Source.Json json -> entry("json", text(json.path().toString()));
            case Save.Source.Header header -> entry("header", text(header.name()));
            case Save.Source.Cookie cookie -> entry("cookie", text(cookie.name()));
            case Save.Source.Regex regex -> entry("regex", text(regex.pattern()));
            case Save.Source.Xml xml -> entry("xml", text(xml.path().toString()));
        };
    }

    private static Node status(Check.Status status) {
        List<Node.Scalar> ranges = status.accepted().stream().map(StepWriter::range).toList();
        return ranges.size() == 1 ? ranges.getFirst() : Nodes.list(ranges);
    }

    static Node.Scalar range(Check.Status.Range range) {
        return word(range.toString());
    }

    /** A text alone means equal in JSON, and contained elsewhere. */
    private static Node match(Check.Match match, Check check) {
        boolean inJson = check instanceof Check.Json;
        return switch (match) {
            case Check.Match.Contains(String part) ->
                    inJson ? mapping(entry("contains", text(part))) : text(part);
            case Check.Match.Exactly(String whole) ->
                    inJson ? text(whole) : mapping(entry("equals", text(whole)));
        };
    }

    private static IllegalArgumentException cannot(String what) {
        return new IllegalArgumentException(what);
    }
}
