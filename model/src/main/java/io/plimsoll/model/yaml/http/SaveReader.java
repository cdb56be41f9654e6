package io.plimsoll.model.yaml.http;

import io.plimsoll.model.scenario.Metric;
import io.plimsoll.model.scenario.Save;
import io.plimsoll.model.scenario.Save.Source;
import io.plimsoll.model.yaml.language.DataLanguage;
import io.plimsoll.model.yaml.language.DataWords;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.Vars;
import io.plimsoll.model.yaml.language.Words;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a step keeps of its answer. */
record SaveReader(Fields step, Vars vars) {

    private static final int SAVES_MAX = 100;
    private static final int METRICS_MAX = 20;

    static List<Save> read(Fields step, Vars vars) {
        return new SaveReader(step, vars).read();
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

    /** The numbers that a step collects, from where values can be kept from. */
    static List<Metric> metrics(Fields step) {
        List<Metric> metrics = new ArrayList<>();
        for (Node.Entry entry : step.named("metrics").orElse(List.of())) {
            String name = entry.key().text();
            if (!Words.isName(name) || metrics.size() == METRICS_MAX) {
                step.problems()
                        .add(
                                entry.key().span(),
                                metrics.size() == METRICS_MAX
                                        ? "a step has more than " + METRICS_MAX + " metrics"
                                        : "`" + name + "` cannot be the name of a metric",
                                "1 to " + Words.TEXT_MAX + " characters, without spaces around it");
                break;
            }
            metric(entry, step.problems())
                    .map(source -> new Metric(name, source))
                    .ifPresent(metrics::add);
        }
        return metrics;
    }

    private static Optional<Source> metric(Node.Entry entry, Problems problems) {
        String label = "`" + entry.key().text() + "` in `metrics`";
        return entry.value() instanceof Node.Mapping
                ? Fields.open(entry.value(), DataLanguage.METRIC, label, problems)
                        .flatMap(SaveReader::source)
                : Fields.word(entry.value(), label, DataWords.JSON_PATH, problems)
                        .map(Source.Json::new);
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
        String kind = fields.firstOf(DataLanguage.SOURCES).orElse("");
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
