package io.plimsoll.app.cli.result;

import io.plimsoll.model.outcome.ErrorCount;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Errors by kind, the most frequent first: who is to blame, and what the first one said. */
record Errors(Run run) {

    private static final int SAMPLE_CHARACTERS_MAX = 100;

    List<String> lines(RequestStats all) {
        if (all.errors().isEmpty()) {
            return List.of();
        }
        Masks masks = Masks.of(run.scenario());
        List<Map.Entry<ErrorKind, ErrorCount>> kinds = sorted(all.errors());
        Table table = new Table().row("ERROR", "COUNT", "BLAME");
        for (Map.Entry<ErrorKind, ErrorCount> kind : kinds) {
            table.row(
                    kind.getKey().label(),
                    Figures.count(kind.getValue().count()),
                    kind.getKey().blame().name().toLowerCase(Locale.ROOT));
        }
        List<String> rows = table.lines("  ");
        List<String> lines = new ArrayList<>(List.of(rows.getFirst() + "  FIRST ONE"));
        for (int i = 0; i < kinds.size(); i++) {
            String sample = kinds.get(i).getValue().sample();
            String said = sample.isEmpty() ? kinds.get(i).getKey().meaning() : masks.mask(sample);
            lines.add(rows.get(i + 1) + "  " + SafeText.of(said, SAMPLE_CHARACTERS_MAX));
        }
        return lines;
    }

    static List<Map.Entry<ErrorKind, ErrorCount>> sorted(Map<ErrorKind, ErrorCount> errors) {
        return errors.entrySet().stream()
                .sorted((a, b) -> Long.compare(b.getValue().count(), a.getValue().count()))
                .toList();
    }
}
