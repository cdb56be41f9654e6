package io.plimsoll.model.expression;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One side of a comparison. */
public sealed interface Value {

    /** Longer digits are text: comparing them has to stay cheap. */
    int DIGITS_MAX = 40;

    Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(?:\\.[0-9]{1,40})?");

    /** What a name stands for. */
    record Reference(String name) implements Value {
        public Reference {
            if (name.isBlank() || name.contains("}") || name.contains("${")) {
                throw new IllegalArgumentException("no name: " + name);
            }
        }
    }

    /** Text in quotes, in which nothing is replaced. */
    record Text(String text) implements Value {
        public Text {
            if (text.contains("${")) {
                throw new IllegalArgumentException("`${` is not replaced inside quotes");
            }
        }
    }

    /** A number, in the digits it was written with. */
    record Number(String digits) implements Value {
        public Number {
            if (!NUMBER.matcher(digits).matches()) {
                throw new IllegalArgumentException("no number: " + digits);
            }
        }
    }

    /** The text that it is now. */
    default String in(Function<String, String> values) {
        return switch (this) {
            case Reference reference -> values.apply(reference.name);
            case Text text -> text.text;
            case Number number -> number.digits;
        };
    }

    /** Below, at, or above 0. */
    default int compare(Value other, Function<String, String> values) {
        String mine = in(values);
        String others = other.in(values);
        if (!(this instanceof Text) && !(other instanceof Text)) {
            Optional<BigDecimal> left = number(mine);
            Optional<BigDecimal> right = number(others);
            if (left.isPresent() && right.isPresent()) {
                return left.get().compareTo(right.get());
            }
        }
        return mine.compareTo(others);
    }

    /** Tells its name if it has one. */
    default void eachReference(Consumer<String> name) {
        if (this instanceof Reference reference) {
            name.accept(reference.name);
        }
    }

    private static Optional<BigDecimal> number(String text) {
        return text.length() <= 2 * DIGITS_MAX + 2 && NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }
}
