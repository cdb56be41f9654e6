package io.plimsoll.results.report;

import io.plimsoll.model.outcome.ErrorCount;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.results.run.Credentials;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How often a kind of error came up, and what the first one said.
 *
 * @param share of the planned requests
 * @param blame who is to blame: target, network, scenario or generator
 * @param said what the first one said, masked and without anything a terminal or a browser would
 *     obey; the kind's meaning when it said nothing
 */
public record ErrorRow(String kind, long count, double share, String blame, String said) {

    static List<ErrorRow> of(RequestStats all, Credentials credentials) {
        return sorted(all.errors()).stream()
                .map(
                        error ->
                                of(
                                        error.getKey(),
                                        error.getValue(),
                                        all.ledger().planned(),
                                        credentials))
                .toList();
    }

    private static ErrorRow of(
            ErrorKind kind, ErrorCount errors, long planned, Credentials credentials) {
        String said =
                errors.sample().isEmpty() ? kind.meaning() : credentials.mask(errors.sample());
        return new ErrorRow(
                kind.label(),
                errors.count(),
                planned == 0 ? 0 : (double) errors.count() / planned,
                kind.blame().name().toLowerCase(Locale.ROOT),
                SafeText.of(said, ErrorCount.SAMPLE_CHARACTERS_MAX));
    }

    /** The most frequent first. */
    static List<Map.Entry<ErrorKind, ErrorCount>> sorted(Map<ErrorKind, ErrorCount> errors) {
        return errors.entrySet().stream()
                .sorted((a, b) -> Long.compare(b.getValue().count(), a.getValue().count()))
                .toList();
    }
}
