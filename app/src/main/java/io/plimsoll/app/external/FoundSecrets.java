package io.plimsoll.app.external;

import io.plimsoll.model.scenario.Secret;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The secrets found in what a draft is made from: each gets a name and a variable of the
 * environment, and stands nowhere in the draft.
 */
final class FoundSecrets {

    private static final int NAME_CHARACTERS_MAX = 40;

    /** Characters for private use, around the name of a secret. */
    private static final String BEGIN = "\uE000";

    private static final String END = "\uE001";

    /** Before the name of a var. */
    private static final String VAR = "\uE002";

    private final Map<String, String> namesByValue = new LinkedHashMap<>();

    /** What stands for a secret in a scenario. */
    String hide(String field, String value) {
        String name = namesByValue.get(value);
        if (name == null) {
            name = unused(nameOf(field));
            namesByValue.put(value, name);
        }
        return "${secrets." + name + "}";
    }

    /** What stands for it in a text that goes through {@link #in} as a whole. */
    String mark(String field, String value) {
        hide(field, value);
        return BEGIN + namesByValue.get(value) + END;
    }

    /** What stands for a var in such a text. */
    static String variable(String name) {
        return VAR + name + END;
    }

    private static String nameOf(String field) {
        String name =
                field.toLowerCase(Locale.ROOT)
                        .replaceFirst("^x-", "")
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^[_0-9]+|_+$", "");
        String cut = name.substring(0, Math.min(name.length(), NAME_CHARACTERS_MAX));
        return cut.isEmpty() ? "secret" : cut;
    }

    private String unused(String wanted) {
        String name = wanted;
        for (int i = 2; namesByValue.containsValue(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    /** A text as it stands in a scenario, with names in place of the secrets found so far. */
    String in(String text) {
        String shown = text.replace("${", "$${");
        List<String> values =
                namesByValue.keySet().stream()
                        .filter(value -> value.length() >= Secret.CHARACTERS_MIN)
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
        for (String value : values) {
            shown = shown.replace(value, "${secrets." + namesByValue.get(value) + "}");
        }
        return shown.replace(BEGIN, "${secrets.").replace(VAR, "${").replace(END, "}");
    }

    Map<String, Secret> secrets() {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        namesByValue
                .values()
                .forEach(
                        name ->
                                secrets.put(
                                        name,
                                        new Secret.Environment(name.toUpperCase(Locale.ROOT))));
        return secrets;
    }

    /** What has to be said about them. */
    List<String> notes() {
        return namesByValue.isEmpty()
                ? List.of()
                : List.of(
                        "Secrets were not copied; the values are taken from the environment: "
                                + String.join(
                                        ", ",
                                        namesByValue.values().stream()
                                                .map(name -> name.toUpperCase(Locale.ROOT))
                                                .toList()));
    }
}
