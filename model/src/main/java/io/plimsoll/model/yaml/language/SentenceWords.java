package io.plimsoll.model.yaml.language;

import io.plimsoll.model.basics.SyntaxException;
import io.plimsoll.model.expression.Condition;
import io.plimsoll.model.scenario.Slo;
import java.util.Optional;

/** The scalars that are small sentences with a grammar of their own. */
public final class SentenceWords {

    private static final String OF = "( +of +[^ ].*)?";
    private static final String COMPARISON = " *[<>]=? *";
    private static final String SHARE = Words.NUMBER + " *%";

    private static final String SENTENCE =
            "(warn +)?(((journey|group) +)?(p"
                    + Words.NUMBER
                    + "|mean|max)"
                    + OF
                    + COMPARISON
                    + Words.TIME
                    + "|errors"
                    + OF
                    + COMPARISON
                    + SHARE
                    + "|throughput"
                    + OF
                    + COMPARISON
                    + Words.PER
                    + ")( +(during|over|else) +[^ ].*)?";

    public static final Word<Slo> SLO =
            new Word<>(
                    "an SLO sentence",
                    "`p95 < 100ms`, `p99 of lookup < 500ms during steady`, `errors < 50%"
                            + " over 10s else abort` or `warn max < 1s`",
                    Words.pattern(SENTENCE),
                    SentenceWords::slo,
                    text -> Optional.empty());

    /** A limit of a budget; which kind depends on the figure. */
    public static final Word<String> LIMIT =
            new Word<>(
                    "a limit",
                    "`100ms`, `0.1%` or `190/s`",
                    Words.pattern("(" + Words.TIME + "|" + SHARE + "|" + Words.PER + ")"),
                    text -> Optional.of(text).filter(limit -> !limit.isBlank()),
                    text -> Optional.empty());

    /** Whether a step is done; what its names stand for is checked by the reader. */
    public static final Word<Condition> CONDITION =
            new Word<>(
                    "a condition",
                    "`${next} != ''`",
                    "{\"type\":\"string\",\"maxLength\":1000,\"pattern\":\"(==|!=|[<>]|contains|matches)\",\"allOf\":[{\"pattern\":\"\\\\$\\\\{\"}]}",
                    SentenceWords::condition,
                    text -> Optional.empty());

    private SentenceWords() {}

    private static Optional<Condition> condition(String text) {
        try {
            return Optional.of(Condition.parse(text));
        } catch (SyntaxException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<Slo> slo(String text) {
        try {
            return Optional.of(Slo.parse(text));
        } catch (SyntaxException notOne) {
            return Optional.empty();
        }
    }
}
