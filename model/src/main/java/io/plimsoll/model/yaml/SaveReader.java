package io.plimsoll.model.yaml;

import io.plimsoll.model.scenario.Save;
import io.plimsoll.model.scenario.Save.Source;
import io.plimsoll.model.yaml.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a step keeps of its answer. */
record SaveReader(Fields step, Vars vars) {

    private static final int SAVES_MAX = 100;

    static List<Save> read(Fields step, Vars vars) {
        return new SaveReader(step, vars).read();
    }

    /** The names that steps save, without a look at whether they may. */
    static Set<String> names(List<Node> steps) {
        return steps.stream()
                .filter(Node.Mapping.class::isInstance)
                .flatMap(step -> ((Node.Mapping) step).entries().stream())
                .filter(entry -> entry.key().text().equals("save"))
                .map(Node.Entry::value)
                .filter(Node.Mapping.class::isInstance)
                .flatMap(saves -> ((Node.Mapping) saves).entries().stream())
                .map(entry -> entry.key().text())
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Save> read() {
        List<Save> saves = new ArrayList<>();
        List<Node.Entry> entries = step.named("save").orElse(List.of());
        if (entries.size() > SAVES_MAX) {
            step.problems()
                    .add(
                            step.span("save"),
                            "a step saves more than " + SAVES_MAX + " values",
                            "split it");
            return saves;
        }
        for (Node.Entry entry : entries) {
            vars.save(entry.key());
            save(entry).ifPresent(saves::add);
        }
        return saves;
    }

    private Optional<Save> save(Node.Entry entry) {
        String name = entry.key().text();
        String label = "`" + name + "` in `save`";
        if (!(entry.value() instanceof Node.Mapping)) {
            return Fields.word(entry.value(), label, DataWords.JSON_PATH, step.problems())
                    .map(path -> new Save(name, new Source.Json(path)));
        }
        Optional<Fields> opened =
                Fields.open(entry.value(), DataLanguage.SAVE, label, step.problems());
        return opened.flatMap(
                fields -> {
                    Optional<String> otherwise = fields.word("default", Words.TEXT);
                    return source(fields).map(source -> new Save(name, source, otherwise));
                });
    }

    private static Optional<Source> source(Fields fields) {
        String kind =
                fields.firstOf(List.of("json", "header", "cookie", "regex", "xml")).orElse("");
        return switch (kind) {
            case "json" -> fields.word(kind, DataWords.JSON_PATH).map(Source.Json::new);
            case "header" -> fields.word(kind, Words.TEXT).map(Source.Header::new);
            case "cookie" -> fields.word(kind, Words.TEXT).map(Source.Cookie::new);
            case "regex" -> fields.word(kind, DataWords.REGEX).map(Source.Regex::new);
            case "xml" -> fields.word(kind, DataWords.XML_PATH).map(Source.Xml::new);
            case "" -> Optional.empty();
            default -> throw new IllegalStateException(kind);
        };
    }
}
