package io.plimsoll.results.run;

import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.masking.Masks;
import io.plimsoll.model.scenario.Auth;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Secret;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Template;
import io.plimsoll.model.scenario.Workload;
import io.plimsoll.model.yaml.ScenarioReader;
import io.plimsoll.model.yaml.writer.ScenarioWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hides credentials that a target echoes: what requests say about who asks, and the values of their
 * headers that are {@link Secret#isLikely likely} to, are shown as {@code ***} wherever they turn
 * up. Declared secrets are not among them: texts of the target come without them, and {@link
 * #without} takes them out of a scenario.
 */
public final class Credentials {

    private final Masks masks;
    private final Map<String, String> inFile;

    private Credentials(Masks masks, Map<String, String> inFile) {
        this.masks = masks;
        this.inFile = inFile;
    }

    public static Credentials of(Scenario scenario) {
        UnaryOperator<String> expand = text -> sent(text, scenario.vars());
        List<String> headers = headers(scenario);
        List<Auth> auths = auths(scenario);
        List<String> values =
                Stream.concat(
                                headers.stream().map(expand),
                                auths.stream().flatMap(auth -> said(auth, expand)))
                        .filter(sent -> !lastWord(sent).isEmpty())
                        .flatMap(sent -> Stream.of(sent, lastWord(sent)))
                        .toList();
        Map<String, String> inFile = new HashMap<>();
        Stream.concat(headers.stream(), auths.stream().flatMap(Credentials::written))
                .forEach(text -> hide(text, scenario.vars(), inFile));
        labels(scenario).forEach(inFile::remove);
        return new Credentials(Masks.of(values), inFile);
    }

    private static Stream<HttpStep> steps(Scenario scenario) {
        return Stream.of(
                        scenario.setup().stream().flatMap(step -> step.requests().stream()),
                        scenario.workloads().stream()
                                .flatMap(workload -> workload.requests().stream()),
                        scenario.teardown().stream().flatMap(step -> step.requests().stream()))
                .flatMap(requests -> requests)
                .filter(HttpStep.class::isInstance)
                .map(HttpStep.class::cast);
    }

    private static List<String> headers(Scenario scenario) {
        return Stream.concat(
                        Stream.of(scenario.defaults().headers()),
                        steps(scenario).map(HttpStep::headers))
                .flatMap(all -> all.entrySet().stream())
                .filter(header -> isSecret(header.getKey(), header.getValue(), scenario.vars()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<Auth> auths(Scenario scenario) {
        return Stream.concat(
                        Stream.of(scenario.defaults().options()),
                        steps(scenario).map(HttpStep::options))
                .flatMap(options -> options.auth().stream())
                .toList();
    }

    /** What of it stands in a file. */
    private static Stream<String> written(Auth auth) {
        return switch (auth) {
            case Auth.None _ -> Stream.empty();
            case Auth.Basic(String _, String password) -> Stream.of(password);
            case Auth.Bearer(String token) -> Stream.of(token);
        };
    }

    /** Notes how a text is to be written that is sent as one: names of vars stay, words go. */
    private static void hide(String text, Map<String, String> vars, Map<String, String> inFile) {
        StringBuilder shown = new StringBuilder();
        for (Template.Part part : Template.of(text).parts()) {
            switch (part) {
                case Template.Part.Literal(String words) ->
                        shown.append(words.endsWith(" ") ? words : Masks.HIDDEN);
                case Template.Part.Reference(String name, int _, boolean _) -> {
                    shown.append("${").append(name).append('}');
                    if (vars.containsKey(name)) {
                        inFile.put(vars.get(name), Masks.HIDDEN);
                    }
                }
            }
        }
        inFile.put(text, shown.toString());
    }

    /** What figures go by: it stays as it is in a file that is read again. */
    private static Stream<String> labels(Scenario scenario) {
        return Stream.of(
                        scenario.workloads().stream().map(Workload::name),
                        scenario.workloads().stream()
                                .flatMap(workload -> workload.requests().stream())
                                .map(Step.Request::name),
                        scenario.phases().stream().map(Phase::name),
                        scenario.targets().values().stream(),
                        Stream.of(scenario.target()))
                .flatMap(all -> all);
    }

    /**
     * The scenario's file with {@code ***} in place of them; what is read back from it measures the
     * same names.
     *
     * @throws IllegalArgumentException for what a file cannot say
     */
    public String file(Scenario scenario) {
        return ScenarioWriter.write(scenario, text -> inFile.getOrDefault(text, text));
    }

    /**
     * The same for eyes alone: they are hidden within other words, too.
     *
     * @throws IllegalArgumentException for what a file cannot say
     */
    public String shown(Scenario scenario) {
        return ScenarioWriter.write(scenario, text -> mask(inFile.getOrDefault(text, text)));
    }

    /**
     * The scenario as it may be kept and shown when its file, or a word of the command, holds the
     * value of a declared secret in plain: without it. It is the scenario itself when it holds
     * none, and when it would be no scenario without it, or one whose figures have other names.
     */
    public static Scenario without(Masks declared, Scenario scenario) {
        Set<String> labels = labels(scenario).collect(Collectors.toSet());
        try {
            String hidden =
                    ScenarioWriter.write(
                            scenario, text -> labels.contains(text) ? text : declared.mask(text));
            if (hidden.equals(ScenarioWriter.write(scenario))) {
                return scenario;
            }
            Scenario without = new ScenarioReader(targets(scenario)).read("scenario.yaml", hidden);
            return labels(without).collect(Collectors.toSet()).equals(labels) ? without : scenario;
        } catch (IllegalArgumentException | PlimsollException e) {
            return scenario;
        }
    }

    /** A name of a reference target among them is one to a reader. */
    private static Set<String> targets(Scenario scenario) {
        return Stream.concat(scenario.targets().values().stream(), Stream.of(scenario.target()))
                .collect(Collectors.toSet());
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

    public String mask(String text) {
        return masks.mask(text);
    }

    private static boolean isSecret(String header, String value, Map<String, String> vars) {
        return Secret.isLikely(header, value) || Secret.isLikely(header, sent(value, vars));
    }

    /** In {@code Bearer abc} the part that must not be seen alone either. */
    private static String lastWord(String value) {
        return value.substring(value.lastIndexOf(' ') + 1);
    }
}
