package io.plimsoll.model.yaml;

import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Suggestions;
import io.plimsoll.model.scenario.TargetUrl;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.Words;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what is loaded, and which public hosts may be. */
final class TargetReader {

    private static final String FORM =
            "write `http://host:port`; a host has letters, digits, -, _ and .";
    private static final int TARGETS_MAX = 32;

    private final Fields scenario;
    private final Problems problems;
    private final Set<String> references;

    /**
     * Reads the target.
     *
     * @param references the names of the reference targets
     */
    TargetReader(Fields scenario, Set<String> references) {
        this.scenario = scenario;
        this.problems = scenario.problems();
        this.references = references;
    }

    Optional<String> target() {
        return scenario.node("target").flatMap(node -> target(node, "`target`"));
    }

    /** Several, by name. */
    Map<String, String> targets() {
        Map<String, String> targets = new LinkedHashMap<>();
        List<Node.Entry> entries = scenario.named("targets").orElse(List.of());
        for (Node.Entry entry : entries) {
            String name = entry.key().text();
            if (!Words.isName(name)) {
                problems.add(
                        entry.key().span(),
                        "`" + name + "` cannot be the name of a target",
                        "1 to " + Words.TEXT_MAX + " characters, without spaces around it");
            }
            targets.put(name, target(entry.value(), "target `" + name + "`").orElse(""));
        }
        if (scenario.named("targets").isPresent() && entries.isEmpty()) {
            problems.add(scenario.span("targets"), "there is no target", "write `name: http://…`");
        }
        if (entries.size() > TARGETS_MAX) {
            problems.add(
                    scenario.span("targets"),
                    "there are more than " + TARGETS_MAX + " targets",
                    "split the scenario");
        }
        return targets;
    }

    private Optional<String> target(Node node, String label) {
        Span span = node instanceof Node.Scalar ? node.span() : scenario.span();
        Optional<String> target = Fields.word(node, label, Words.TEXT, problems);
        if (target.isEmpty() || references.contains(target.get())) {
            return target;
        }
        String text = target.get().strip();
        int scheme = text.indexOf("://");
        if (scheme < 0) {
            String what = "there is no reference target `" + text + "`";
            boolean address = text.matches(".*[.:/].*") || text.equals("localhost");
            String help =
                    address
                            ? "did you mean `http://" + text + "`?"
                            : Suggestions.didYouMeanOr(text, references, "reference targets");
            return wrong(span, what, help);
        }
        return switch (text.substring(0, scheme).toLowerCase(Locale.ROOT)) {
            case "http" -> url(span, text);
            case "https" -> wrong(span, "https is not built yet", "only `http://…` for now");
            default ->
                    wrong(
                            span,
                            "`"
                                    + text.substring(0, scheme)
                                    + "` is not a protocol that Plimsoll speaks",
                            FORM);
        };
    }

    private Optional<String> url(Span span, String text) {
        if (!text.startsWith("http://")) {
            String lower = "http" + text.substring("http".length());
            return wrong(
                    span,
                    "the protocol is written in small letters",
                    "did you mean `" + lower + "`?");
        }
        try {
            TargetUrl.parse(text);
            return Optional.of(text);
        } catch (PlimsollException e) {
            e.problems().forEach(problem -> problems.add(span, problem));
            return Optional.empty();
        }
    }

    private Optional<String> wrong(Span span, String what, String help) {
        problems.add(span, what, help);
        return Optional.empty();
    }

    List<String> allow() {
        List<String> allowed = new ArrayList<>();
        for (Node item : scenario.items("allow").orElse(List.of())) {
            Optional<String> host = Fields.word(item, "`allow`", Words.TEXT, problems);
            host.flatMap(TargetUrl::allowProblem)
                    .ifPresent(problem -> problems.add(item.span(), problem));
            host.ifPresent(allowed::add);
        }
        return allowed;
    }
}
