package io.plimsoll.model.yaml.tree;

import io.plimsoll.model.scenario.JsonStrings;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes a node as compact JSON. Plain scalars have the types of the YAML 1.2 core schema; a number
 * that JSON can write keeps its digits.
 */
public final class JsonText {

    private static final int CONVERTED_MAX = 400;
    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
    private static final Pattern YAML_NUMBER =
            Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,4})?");
    private static final Pattern OTHER_BASE =
            Pattern.compile("0o[0-7]{1,100}|0x[0-9a-fA-F]{1,100}");
    private static final Pattern NOT_FINITE =
            Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    private final Problems problems;
    private final StringBuilder json = new StringBuilder();

    private JsonText(Problems problems) {
        this.problems = problems;
    }

    public static String of(Node node, Problems problems) {
        JsonText text = new JsonText(problems);
        text.write(node);
        return text.json.toString();
    }

    /** Whether a plain scalar is something other than text. */
    public static boolean isTyped(String plain) {
        return constant(plain).isPresent()
                || plain.isEmpty()
                || plain.equals("~")
                || YAML_NUMBER.matcher(plain).matches()
                || OTHER_BASE.matcher(plain).matches()
                || NOT_FINITE.matcher(plain).matches();
    }

    private void write(Node node) {
        switch (node) {
            case Node.Scalar scalar -> json.append(scalar(scalar));
            case Node.Items list -> {
                json.append('[');
                String comma = "";
                for (Node item : list.items()) {
                    json.append(comma);
                    write(item);
                    comma = ",";
                }
                json.append(']');
            }
            case Node.Mapping mapping -> {
                json.append('{');
                String comma = "";
                for (Node.Entry entry : mapping.entries()) {
                    json.append(comma).append(quoted(entry.key().text())).append(':');
                    write(entry.value());
                    comma = ",";
                }
                json.append('}');
            }
        }
    }

    private String scalar(Node.Scalar scalar) {
        String text = scalar.text();
        if (!scalar.plain()) {
            return quoted(text);
        }
        if (scalar.isNull()) {
            return "null";
        }
        if (NUMBER.matcher(text).matches()) {
            return text;
        }
        if (OTHER_BASE.matcher(text).matches()) {
            return new BigInteger(text.substring(2), text.charAt(1) == 'x' ? 16 : 8).toString();
        }
        if (text.length() <= CONVERTED_MAX && YAML_NUMBER.matcher(text).matches()) {
            return new BigDecimal(text).toString();
        }
        if (NOT_FINITE.matcher(text).matches()) {
            problems.add(
                    scalar.span(),
                    "JSON has no number `" + text + "`",
                    "quote it, or leave it out");
        }
        return constant(text).orElseGet(() -> quoted(text));
    }

    private static Optional<String> constant(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> Optional.of("true");
            case "false", "False", "FALSE" -> Optional.of("false");
            case "null", "Null", "NULL" -> Optional.of("null");
            default -> Optional.empty();
        };
    }

    private static String quoted(String text) {
        return '"' + JsonStrings.escape(text) + '"';
    }
}
