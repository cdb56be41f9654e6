package io.plimsoll.app.external;

import io.plimsoll.model.scenario.Secret;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secrets found in what a draft is made from: each gets a name and a variable of the
 * environment, and stands nowhere in the draft.
 */
final class FoundSecrets {

    private static final int NAME_CHARACTERS_MAX = 40;

    /** Around the name of a var in a path, which can have no such characters of its own. */
    private static final char VAR = '\uE002';

    private static final char END = '\uE001';

    /** In front of the name of a secret that stands nowhere: no text of a draft has it. */
    private static final String UNKNOWN = "\uE003".repeat(Secret.CHARACTERS_MIN);

    private static final String MARK = "\uE004";

    private static final Pattern VARIABLE = Pattern.compile(VAR + "([A-Za-z0-9_-]+)" + END);

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

    /** What stands for a var in a text that goes through {@link #withVariables}. */
    static String variable(String name) {
        return VAR + name + END;
    }

    /** What stands for the value of a secret that is not known, until it is hidden. */
    static String unknown(String name) {
        return UNKNOWN + nameOf(name);
    }

    /**
     * What stands for a value, an example or made up, that everybody may read in a description: of
     * a secret it is none, and to be looked for nowhere, unless it looks like one itself.
     */
    static String described(String field, String value) {
        boolean credential = Secret.isLikely("key", value);
        return Secret.isLikely(field, "") && !credential ? unknown(field) : value;
    }

    /** A value of a header that is none as a whole: its secrets are hidden already. */
    static String marked(String value) {
        return MARK + value;
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

    /** A name as it stands in a scenario: whole, whatever values are secrets. */
    static String named(String name) {
        return name.replace("${", "$${");
    }

    static boolean isMarked(String value) {
        return value.startsWith(MARK);
    }

    /** What was marked, as it stands in a scenario. */
    String inMarked(String value) {
        return in(value.substring(MARK.length()));
    }

    /** A text as it stands in a scenario, with names in place of the secrets found so far. */
    String in(String text) {
        List<String> longestFirst =
                namesByValue.keySet().stream()
                        .filter(value -> value.length() >= Secret.CHARACTERS_MIN)
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
        StringBuilder shown = new StringBuilder();
        Matcher variable = VARIABLE.matcher(text);
        int at = 0;
        while (at < text.length()) {
            int from = at;
            Optional<String> secret =
                    longestFirst.stream().filter(value -> text.startsWith(value, from)).findFirst();
            if (variable.region(at, text.length()).lookingAt()) {
                shown.append(variable.group());
                at = variable.end();
            } else if (secret.isPresent()) {
                addHidden(secret.get(), shown);
                at += secret.get().length();
            } else if (text.startsWith("${", at)) {
                shown.append("$${");
                at += 2;
            } else {
                shown.append(text.charAt(at++));
            }
        }
        return shown.toString();
    }

    /** Dollars in front would make text of the name behind: they become part of the secret. */
    private void addHidden(String value, StringBuilder to) {
        int from = to.length();
        while (from > 0 && to.charAt(from - 1) == '$') {
            from--;
        }
        String whole = to.substring(from) + value;
        to.setLength(from);
        to.append(hide(Objects.requireNonNull(namesByValue.get(value)), whole));
    }

    /** A path, all else done, with its vars. */
    static String withVariables(String path) {
        String separate = path.replace("$" + VAR, "%24" + VAR);
        return VARIABLE.matcher(separate).replaceAll("\\${$1}");
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
