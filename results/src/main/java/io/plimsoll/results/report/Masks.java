package io.plimsoll.results.report;

import io.plimsoll.model.scenario.Auth;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Template;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hides credentials that a target echoes: what requests say about who asks, and the values of their
 * headers whose names speak of keys, tokens, cookies or authorization, are shown as {@code ***}
 * wherever they turn up.
 */
final class Masks {

    private static final Pattern SECRET_NAME =
            Pattern.compile("auth|cookie|token|secret|passw|api-?key|session|signature");
    private static final int CHARACTERS_MIN = 4;

    private final List<String> values;

    private Masks(List<String> values) {
        this.values = values;
    }

    static Masks of(Scenario scenario) {
        UnaryOperator<String> expand = text -> sent(text, scenario.vars());
        List<HttpStep> steps =
                scenario.workloads().stream()
                        .flatMap(workload -> workload.steps().stream())
                        .filter(HttpStep.class::isInstance)
                        .map(HttpStep.class::cast)
                        .toList();
        Stream<String> headers =
                Stream.concat(
                                Stream.of(scenario.defaults().headers()),
                                steps.stream().map(HttpStep::headers))
                        .flatMap(all -> all.entrySet().stream())
                        .filter(Masks::isSecret)
                        .map(header -> expand.apply(header.getValue()));
        Stream<String> auth =
                Stream.concat(
                                Stream.of(scenario.defaults().options()),
                                steps.stream().map(HttpStep::options))
                        .flatMap(options -> options.auth().stream())
                        .flatMap(said -> said(said, expand));
        return new Masks(
                Stream.concat(headers, auth)
                        .filter(sent -> !lastWord(sent).isEmpty())
                        .flatMap(sent -> Stream.of(sent, lastWord(sent)))
                        .filter(value -> value.length() >= CHARACTERS_MIN)
                        .flatMap(value -> Stream.of(value, inQuotes(value)))
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList());
    }

    /** What a text is sent as; empty when that differs from request to request. */
    private static String sent(String text, Map<String, String> vars) {
        Template template = Template.of(text);
        boolean constant =
                template.references().stream().allMatch(name -> vars.containsKey(name.name()));
        return constant ? template.expand(vars) : "";
    }

    private static Stream<String> said(Auth auth, UnaryOperator<String> expand) {
        Stream<String> header = auth.header(expand).stream();
        return auth instanceof Auth.Basic basic
                ? Stream.concat(header, Stream.of(expand.apply(basic.password())))
                : header;
    }

    String mask(String text) {
        String masked = text;
        for (String value : values) {
            masked = masked.replace(value, "***");
        }
        return masked;
    }

    private static boolean isSecret(Map.Entry<String, String> header) {
        return SECRET_NAME.matcher(header.getKey().toLowerCase(Locale.ROOT)).find();
    }

    /** As it stands between the double quotes of a scenario file. */
    private static String inQuotes(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** In {@code Bearer abc} the part that must not be seen alone either. */
    private static String lastWord(String value) {
        return value.substring(value.lastIndexOf(' ') + 1);
    }
}
