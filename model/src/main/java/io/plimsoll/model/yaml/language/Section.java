package io.plimsoll.model.yaml.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One kind of mapping in the file: the keys it may have, and which of them go together.
 *
 * @param name of the definition in the schema
 * @param title for people, where no name of the user's is at hand
 */
public record Section(String name, String title, List<Key> keys, List<Rule> rules) {

    /**
     * One key.
     *
     * @param meaning one sentence, with the default
     */
    public record Key(String name, Shape shape, String meaning) {}

    /** What a key takes. */
    public sealed interface Shape {

        /** A scalar. */
        record One(Word<?> word) implements Shape {}

        /**
         * A list.
         *
         * @param least how many items it has at least
         */
        record Many(Shape each, int least) implements Shape {}

        /**
         * A mapping whose keys are names that the user chooses.
         *
         * @param names a pattern that all of them match
         */
        record Named(Shape each, String names) implements Shape {

            /** One that takes whatever name there is, or whose reader knows which. */
            Named(Shape each) {
                this(each, ".*");
            }
        }

        /** A mapping with keys of its own. */
        record Block(Section section) implements Shape {}

        /** Either of several. */
        record Either(List<Shape> shapes) implements Shape {}

        /** Whatever YAML can say. */
        record Anything() implements Shape {}
    }

    /** Which keys there have to be. */
    public sealed interface Rule {

        /**
         * Exactly one of these.
         *
         * @param noun what is missing when there is none
         */
        record OneOf(String noun, List<String> keys) implements Rule {}

        /** At least one of these. */
        record SomeOf(String noun, List<String> keys) implements Rule {}

        /** At most one of these. */
        record OneAtMost(List<String> keys) implements Rule {}

        /** The key only beside another one. */
        record OnlyWith(String key, String other) implements Rule {}
    }

    public Section {
        keys = List.copyOf(keys);
        rules = List.copyOf(rules);
    }

    public Optional<Key> key(String keyName) {
        return keys.stream().filter(key -> key.name().equals(keyName)).findFirst();
    }

    public List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    static Key key(String name, Word<?> word, String meaning) {
        return new Key(name, new Shape.One(word), meaning);
    }

    static Key key(String name, Shape shape, String meaning) {
        return new Key(name, shape, meaning);
    }

    static Rule needs(String key) {
        return new Rule.SomeOf("`" + key + "`", List.of(key));
    }

    static Shape many(Word<?> word) {
        return new Shape.Many(new Shape.One(word), 0);
    }

    /** A list that is not empty. */
    static Shape some(Word<?> word) {
        return some(new Shape.One(word));
    }

    static Shape some(Shape each) {
        return new Shape.Many(each, 1);
    }

    static Shape either(Shape... shapes) {
        return new Shape.Either(List.of(shapes));
    }

    /** Both lists as one. */
    static <T> List<T> joined(List<? extends T> first, List<? extends T> second) {
        List<T> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
