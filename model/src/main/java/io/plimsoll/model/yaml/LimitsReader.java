package io.plimsoll.model.yaml;

import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.Language;
import io.plimsoll.model.yaml.language.Words;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Span;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads caps, of the run or of a phase. */
final class LimitsReader {

    private LimitsReader() {}

    static Limits read(Fields owner) {
        Optional<Fields> limits =
                owner.block("limits", Language.LIMITS, "`limits` of " + owner.label());
        return limits.map(
                        fields ->
                                new Limits(
                                        count(fields, "in-flight"), count(fields, "connections")))
                .orElse(Limits.NONE);
    }

    /** Those of a phase, none above those of the run. */
    static Limits read(Fields phase, Limits ofRun) {
        Limits limits = read(phase);
        refuseAbove(phase, "in-flight", limits.inFlight(), ofRun.inFlightOrDefault());
        refuseAbove(phase, "connections", limits.connections(), ofRun.connectionsOrDefault());
        return limits;
    }

    private static void refuseAbove(Fields phase, String key, OptionalInt limit, int ofRun) {
        if (limit.isPresent()
                && limit.getAsInt() > ofRun
                && phase.rawNode("limits").orElseThrow() instanceof Node.Mapping block) {
            Span span =
                    block.entries().stream()
                            .filter(entry -> entry.key().text().equals(key))
                            .map(entry -> entry.value().span())
                            .findFirst()
                            .orElse(block.span());
            phase.problems()
                    .add(
                            span,
                            "`"
                                    + key
                                    + "` of "
                                    + phase.label()
                                    + " is above that of the run, "
                                    + ofRun,
                            "raise it: `limits: { "
                                    + key
                                    + ": "
                                    + limit.getAsInt()
                                    + " }` at the top level");
        }
    }

    private static OptionalInt count(Fields fields, String key) {
        Optional<Integer> count = fields.word(key, Words.COUNT);
        return count.isPresent() ? OptionalInt.of(count.get()) : OptionalInt.empty();
    }
}
