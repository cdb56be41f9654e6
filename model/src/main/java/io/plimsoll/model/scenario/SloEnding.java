package io.plimsoll.model.scenario;

import io.plimsoll.model.basics.Durations;
import io.plimsoll.model.basics.Suggestions;
import io.plimsoll.model.scenario.Slo.Consequence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may follow the limit of a sentence: over what, during what, or else what. */
final class SloEnding {

    private static final List<String> WORDS = List.of("over", "during", "else");
    private static final String ELSE_ABORT = "write `else abort`";

    /** Where a phase without quotes ends; its own name may have these words in it. */
    private static final Pattern AFTER_PHASE =
            Pattern.compile("\\s+(?:over\\s+[0-9]\\S*(?:\\s+else\\b.*)?|else\\s+\\S+)\\s*$");

    private final SloWords words;
    private final boolean warns;
    private Optional<Duration> over = Optional.empty();
    private Optional<String> during = Optional.empty();
    private boolean aborts;

    SloEnding(SloWords words, boolean warns) {
        this.words = words;
        this.warns = warns;
    }

    Optional<Duration> over() {
        return over;
    }

    Optional<String> during() {
        return during;
    }

    Consequence consequence() {
        return warns ? Consequence.WARN : aborts ? Consequence.ABORT : Consequence.FAIL;
    }

    void read() {
        while (!words.atEnd()) {
            String word = words.peek("");
            if (aborts) {
                throw words.wrong(
                        "nothing may follow `else abort`", words.rest().length(), "remove it");
            }
            boolean twice =
                    (word.equals("over") && over.isPresent())
                            || (word.equals("during") && during.isPresent());
            if (twice) {
                throw words.wrong(
                        "`" + word + "` stands there twice", word.length(), "remove one of them");
            }
            switch (word) {
                case "over" -> over = Optional.of(seconds());
                case "during" -> during = Optional.of(phase());
                case "else" -> abort();
                default ->
                        throw words.wrong(
                                "unknown word `" + word + "` after the limit",
                                word.length(),
                                Suggestions.didYouMean(word, WORDS)
                                        .orElse(
                                                "`over TIME`, `during PHASE` and `else abort` may"
                                                        + " follow"));
            }
        }
    }

    private Duration seconds() {
        words.skip("over", "");
        String word = words.peek("");
        Optional<Duration> time = Durations.parse(word);
        boolean fits =
                time.isPresent()
                        && time.get().toSeconds() >= 1
                        && time.get().toNanosPart() == 0
                        && time.get().compareTo(Slo.OVER_MAX) <= 0;
        if (!fits) {
            String what =
                    word.isEmpty()
                            ? "a time is missing after `over`"
                            : "`over` takes whole seconds from 1s to 1m, not `" + word + "`";
            throw words.wrong(what, word.length(), "write for example `over 10s`");
        }
        words.step(word.length());
        return time.get();
    }

    private String phase() {
        words.skip("during", "");
        if (words.atQuote()) {
            return words.quoted();
        }
        String rest = words.rest();
        Matcher after = AFTER_PHASE.matcher(rest);
        String name = (after.find() ? rest.substring(0, after.start()) : rest);
        if (name.isBlank()) {
            throw words.wrong("a name is missing after `during`", 1, "of a phase");
        }
        words.step(name.length());
        return name.strip();
    }

    private void abort() {
        if (warns) {
            throw words.wrong(
                    "a warning aborts nothing", "else".length(), "remove `warn` or `else abort`");
        }
        if (over.isEmpty()) {
            throw words.wrong(
                    "`else abort` goes with `over`: all of a phase is known at its end only",
                    "else".length(),
                    "write for example `over 10s else abort`");
        }
        words.skip("else", "");
        String word = words.peek("");
        if (!word.equals("abort")) {
            throw words.wrong(
                    word.isEmpty() ? "`abort` is missing" : "unknown word `" + word + "`",
                    word.length(),
                    Suggestions.didYouMean(word, List.of("abort")).orElse(ELSE_ABORT));
        }
        words.step(word.length());
        aborts = true;
    }
}
