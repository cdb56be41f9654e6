package io.plimsoll.model.expression;

import io.plimsoll.model.basics.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something that holds or does not, such as {@code ${next} != '' and ${tries} < 3}. Its grammar
 * stands in {@link ConditionParser}.
 */
public sealed interface Condition {

    /**
     * Reads a text of at most {@value ConditionParser#CHARACTERS_MAX} characters, nested at most
     * {@value ConditionParser#DEPTH_MAX} deep.
     *
     * @throws SyntaxException at the first fault
     */
    static Condition parse(String text) {
        return new ConditionParser(text).parse();
    }

    /**
     * Whether it holds now; takes time in proportion to the values.
     *
     * @param values what stands for each name; a name without a value is the empty text
     */
    boolean holds(Function<String, String> values);

    /** The canonical text, which {@link #parse} reads back to the same condition. */
    default String text() {
        return ConditionText.of(this);
    }

    /** The names in it, in their order, once for each use. */
    default List<String> references() {
        List<String> names = new ArrayList<>();
        eachReference(names::add);
        return names;
    }

    private void eachReference(Consumer<String> name) {
        switch (this) {
            case Any any -> any.conditions.forEach(each -> each.eachReference(name));
            case All all -> all.conditions.forEach(each -> each.eachReference(name));
            case Not not -> not.condition.eachReference(name);
            case Compares compares -> {
                compares.left.eachReference(name);
                compares.right.eachReference(name);
            }
            case Contains contains -> {
                contains.whole.eachReference(name);
                contains.part.eachReference(name);
            }
            case Matches matches -> matches.value.eachReference(name);
        }
    }

    /** One of them holds; at least two. */
    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = several(conditions);
        }

        @Override
        public boolean holds(Function<String, String> values) {
            for (Condition condition : conditions) {
                if (condition.holds(values)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** All of them hold; at least two. */
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = several(conditions);
        }

        @Override
        public boolean holds(Function<String, String> values) {
            for (Condition condition : conditions) {
                if (!condition.holds(values)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** It does not hold. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Function<String, String> values) {
            return !condition.holds(values);
        }
    }

    /**
     * Two values compared: as numbers when both are and neither stands in quotes, otherwise as
     * text, character by character.
     */
    record Compares(Value left, Comparison comparison, Value right) implements Condition {
        @Override
        public boolean holds(Function<String, String> values) {
            return comparison.holds(left.compare(right, values));
        }
    }

    /** One text is part of another. */
    record Contains(Value whole, Value part) implements Condition {
        @Override
        public boolean holds(Function<String, String> values) {
            return whole.in(values).contains(part.in(values));
        }
    }

    /** Part of a text matches a pattern; {@code ^} and {@code $} bind it to the ends. */
    record Matches(Value value, Regex regex) implements Condition {
        @Override
        public boolean holds(Function<String, String> values) {
            return regex.isIn(value.in(values));
        }
    }

    private static List<Condition> several(List<Condition> conditions) {
        if (conditions.size() < 2) {
            throw new IllegalArgumentException("`and` and `or` stand between conditions");
        }
        return List.copyOf(conditions);
    }
}
