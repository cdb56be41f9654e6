package io.plimsoll.engine.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A text of the scenario, ready for the values of its variables. */
public sealed interface Text {

    /**
     * The text with these values.
     *
     * @param values each at its place; null: the variable has none
     * @throws NoValueException when a variable has no value, or one that cannot stand here
     */
    String in(@Nullable String[] values);

    /** Always the same. */
    record Constant(String text) implements Text {
        @Override
        public String in(@Nullable String[] values) {
            return text;
        }
    }

    /**
     * A variable's value.
     *
     * @param written how it stands in the text
     */
    record Variable(String name, int place, UnaryOperator<String> written) implements Text {
        @Override
        public String in(@Nullable String[] values) {
            String value = values[place];
            if (value == null) {
                throw new NoValueException("`" + name + "` has no value");
            }
            return written.apply(value);
        }
    }

    /** One after the other. */
    record Joined(List<Text> parts) implements Text {

        public Joined {
            parts = List.copyOf(parts);
        }

        @Override
        public String in(@Nullable String[] values) {
            StringBuilder text = new StringBuilder();
            for (Text part : parts) {
                text.append(part.in(values));
            }
            return text.toString();
        }
    }

    /** A text that is changed as a whole. */
    record Changed(Text text, UnaryOperator<String> how) implements Text {
        @Override
        public String in(@Nullable String[] values) {
            return how.apply(text.in(values));
        }
    }

    /** Several texts as one; constants that are neighbours become one. */
    static Text joined(List<Text> texts) {
        List<Text> parts = new ArrayList<>();
        StringBuilder constant = new StringBuilder();
        for (Text text : texts) {
            for (Text part : text instanceof Joined joined ? joined.parts() : List.of(text)) {
                if (part instanceof Constant same) {
                    constant.append(same.text());
                } else {
                    addConstant(parts, constant);
                    parts.add(part);
                }
            }
        }
        if (parts.isEmpty()) {
            return new Constant(constant.toString());
        }
        addConstant(parts, constant);
        return parts.size() == 1 ? parts.getFirst() : new Joined(parts);
    }

    private static void addConstant(List<Text> parts, StringBuilder constant) {
        if (!constant.isEmpty()) {
            parts.add(new Constant(constant.toString()));
            constant.setLength(0);
        }
    }

    /** The text changed as a whole, at once if it is constant. */
    default Text changed(UnaryOperator<String> how) {
        return this instanceof Constant(String text)
                ? new Constant(how.apply(text))
                : new Changed(this, how);
    }

    /** All of it that is the same whatever the values are. */
    default String constantPart() {
        return switch (this) {
            case Constant(String text) -> text;
            case Joined(List<Text> parts) ->
                    parts.stream().map(Text::constantPart).collect(Collectors.joining());
            case Variable _, Changed _ -> "";
        };
    }

    default boolean isConstant() {
        return this instanceof Constant;
    }
}
