package io.plimsoll.model.yaml;

import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.rows.RowFile;
import io.plimsoll.model.scenario.Feeder;
import io.plimsoll.model.scenario.Secret;
import io.plimsoll.model.yaml.language.DataLanguage;
import io.plimsoll.model.yaml.language.DataWords;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.FilePaths;
import io.plimsoll.model.yaml.language.Vars;
import io.plimsoll.model.yaml.language.Words;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the feeders, and their files for the names of the columns and all that is wrong there. */
record FeederReader(Problems problems, Vars vars, FilePaths files) {

    private static final int FEEDERS_MAX = 100;

    List<Feeder> read(Fields scenario) {
        List<Feeder> feeders = new ArrayList<>();
        List<Node.Entry> entries = scenario.named("feeders").orElse(List.of());
        if (entries.size() > FEEDERS_MAX) {
            problems.add(
                    scenario.span("feeders"),
                    "there are more than " + FEEDERS_MAX + " feeders",
                    "put their columns into one file");
            return feeders;
        }
        for (Node.Entry entry : entries) {
            feeder(entry).ifPresent(feeders::add);
        }
        return feeders;
    }

    private Optional<Feeder> feeder(Node.Entry entry) {
        String name = entry.key().text();
        if (!name.matches(Vars.NAME) || name.equals(Secret.NAMESPACE)) {
            problems.add(
                    entry.key().span(),
                    "`" + name + "` cannot be the name of a feeder",
                    "letters, digits, _ and -, beginning with a letter, and not `secrets`");
        }
        Optional<Fields> opened =
                Fields.open(entry.value(), DataLanguage.FEEDER, "feeder `" + name + "`", problems);
        Optional<Feeder> feeder =
                opened.flatMap(
                        fields -> {
                            boolean csv = fields.has("csv");
                            Optional<Feeder.Pick> pick =
                                    fields.has("pick")
                                            ? fields.word("pick", DataWords.PICK)
                                            : Optional.of(Feeder.Pick.CIRCULAR);
                            RowFile.Format format =
                                    csv ? RowFile.Format.CSV : RowFile.Format.JSON_LINES;
                            return file(fields, csv ? "csv" : "json-lines")
                                    .flatMap(
                                            file ->
                                                    pick.map(
                                                            p ->
                                                                    new Feeder(
                                                                            name, file, format,
                                                                            p)));
                        });
        vars.feeder(name, feeder.flatMap(read -> columns(read, entry.key().span())));
        return feeder;
    }

    private Optional<Path> file(Fields fields, String key) {
        return fields.word(key, Words.TEXT)
                .flatMap(text -> files.read(text, fields.span(key), "data/users.csv", problems));
    }

    /** The names of the columns; empty when the file cannot be looked at. */
    private Optional<List<String>> columns(Feeder feeder, Span named) {
        if (files.folder().isEmpty()) {
            return Optional.empty();
        }
        try {
            Path file = files.folder().get().resolve(feeder.file());
            return Optional.of(
                    RowFile.open(file, feeder.file().toString(), feeder.format()).columns());
        } catch (PlimsollException e) {
            problems.addAll(named, e.problems());
            return Optional.empty();
        }
    }
}
