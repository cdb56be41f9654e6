package io.plimsoll.engine.protocol.http;

import io.plimsoll.engine.protocol.Op;
import io.plimsoll.model.scenario.Metric;
import io.plimsoll.model.scenario.Save;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers that are collected of an answer. */
final class AnswerMetrics {

    private static final int CHARACTERS_MAX = 40;

    private final Finder[] finders;
    private final boolean needBody;

    AnswerMetrics(List<Metric> metrics) {
        List<Save.Source> sources = metrics.stream().map(Metric::from).toList();
        finders = sources.stream().map(Finder::of).toArray(Finder[]::new);
        needBody = sources.stream().anyMatch(Finder::needsBody);
    }

    boolean isEmpty() {
        return finders.length == 0;
    }

    boolean needBody() {
        return needBody;
    }

    void collect(Answer answer, Op op) {
        for (int metric = 0; metric < finders.length; metric++) {
            op.measured(metric, number(finders[metric].in(answer)));
        }
    }

    /** Decimal digits as JSON has them; whatever else the target sends is no number. */
    static double number(@Nullable String text) {
        if (text == null || text.length() > CHARACTERS_MAX) {
            return Double.NaN;
        }
        String plain = text.strip();
        for (int i = 0; i < plain.length(); i++) {
            if ("0123456789.+-eE".indexOf(plain.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(plain);
        } catch (NumberFormatException notOne) {
            return Double.NaN;
        }
    }
}
