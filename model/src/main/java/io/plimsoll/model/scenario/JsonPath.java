package io.plimsoll.model.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where one value stands in a JSON document: {@code $.items[0].id}. A singular query of RFC 9535,
 * section 2.3.5.1: names and numbers, no wildcards, slices or filters. Names after a dot may also
 * have hyphens.
 *
 * @param steps from the root to the value; none: the whole document
 */
public record JsonPath(List<Step> steps) {

    private static final String PLAIN = "[A-Za-z_\\u0080-\\uffff][A-Za-z0-9_\\u0080-\\uffff-]*";
    private static final Pattern STEP =
            Pattern.compile(
                    "\\.(%s)|\\[(-?[0-9]{1,9})\\]|\\['((?:[^'\\\\]|\\\\.)*)'\\]|\\[\"((?:[^\"\\\\]|\\\\.)*)\"\\]"
                            .formatted(PLAIN));
    private static final int STEPS_MAX = 100;
    private static final int CHARACTERS_MAX = 1_000;

    /** One step down. */
    public sealed interface Step {

        /** The member of an object that has this name. */
        record Member(String name) implements Step {}

        /**
         * An item of a list.
         *
         * @param index from 0; negative: from the end, −1 being the last
         */
        record Item(int index) implements Step {}
    }

    public JsonPath {
        steps = List.copyOf(steps);
    }

    /** Reads {@code $.a.b[0]['c d']}; empty for all else. */
    public static Optional<JsonPath> parse(String text) {
        if (!text.startsWith("$") || text.length() > CHARACTERS_MAX) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        int at = 1;
        while (at < text.length() && steps.size() < STEPS_MAX) {
            if (!step.find(at) || step.start() != at) {
                return Optional.empty();
            }
            steps.add(step(step));
            at = step.end();
        }
        return at == text.length() ? Optional.of(new JsonPath(steps)) : Optional.empty();
    }

    private static Step step(Matcher step) {
        if (step.group(1) != null) {
            return new Step.Member(step.group(1));
        }
        if (step.group(2) != null) {
            return new Step.Item(Integer.parseInt(step.group(2)));
        }
        String quoted = step.group(3) != null ? step.group(3) : step.group(4);
        return new Step.Member(quoted.replaceAll("(?s)\\\\(.)", "$1"));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("$");
        for (Step step : steps) {
            switch (step) {
                case Step.Item(int index) -> text.append('[').append(index).append(']');
                case Step.Member(String name) when name.matches(PLAIN) ->
                        text.append('.').append(name);
                case Step.Member(String name) ->
                        text.append("['")
                                .append(name.replace("\\", "\\\\").replace("'", "\\'"))
                                .append("']");
            }
        }
        return text.toString();
    }
}
