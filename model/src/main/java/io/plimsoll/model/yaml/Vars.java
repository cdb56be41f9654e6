package io.plimsoll.model.yaml;

import io.plimsoll.model.basics.Suggestions;
import io.plimsoll.model.scenario.Template;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The vars of the scenario, and the check that every {@code ${name}} is one of them. */
final class Vars {

    static final String NAME = "[A-Za-z_][A-Za-z0-9_-]*";

    private static final int EXPANDED_CHARACTERS_MAX = 10_000_000;

    private final Problems problems;
    private final Map<String, String> values = new LinkedHashMap<>();
    private boolean complete = true;

    Vars(Problems problems) {
        this.problems = problems;
    }

    Map<String, String> values() {
        return values;
    }

    /** Reads the section {@code vars}. */
    void read(Fields scenario) {
        complete = !scenario.isMeant("vars");
        for (Node.Entry entry : scenario.named("vars").orElse(List.of())) {
            read(entry.key(), entry.value());
        }
    }

    private void read(Node.Scalar key, Node value) {
        String name = key.text();
        if (!name.matches(NAME)) {
            problems.add(
                    key.span(),
                    "`" + name + "` cannot be the name of a var",
                    "letters, digits, _ and -, beginning with a letter");
        }
        if (!(value instanceof Node.Scalar scalar) || scalar.isEmpty()) {
            problems.add(
                    key.span(),
                    "var `"
                            + name
                            + "` takes a text or a number, here is "
                            + (value instanceof Node.Scalar ? "nothing" : value.described()),
                    "write for example `" + name + ": 20`");
            values.put(name, "");
        } else {
            int reference = scalar.text().indexOf("${");
            if (reference >= 0) {
                problems.add(
                        problems.source().within(scalar, reference, 2),
                        "a var is a constant: `${` is not replaced in it",
                        "write the value out");
            }
            values.put(name, scalar.text());
        }
    }

    /** A text with its vars put in, to judge it by; empty when a name in it is unknown. */
    Optional<String> expanded(Node.Scalar scalar) {
        Template template = Template.of(scalar.text());
        boolean known = true;
        for (Template.Part.Reference reference : template.references()) {
            known &= isKnown(scalar, reference);
        }
        return known && fits(scalar, template)
                ? Optional.of(template.expand(values))
                : Optional.empty();
    }

    private boolean fits(Node.Scalar scalar, Template template) {
        long characters = scalar.text().length();
        for (Template.Part.Reference reference : template.references()) {
            characters += values.getOrDefault(reference.name(), "").length();
        }
        if (characters > EXPANDED_CHARACTERS_MAX) {
            problems.add(
                    scalar.span(),
                    "with its vars put in this text has " + characters + " characters",
                    "make it shorter: at most " + EXPANDED_CHARACTERS_MAX);
        }
        return characters <= EXPANDED_CHARACTERS_MAX;
    }

    private boolean isKnown(Node.Scalar scalar, Template.Part.Reference reference) {
        String name = reference.name();
        if (!reference.closed()) {
            problems.add(
                    problems.source().within(scalar, reference.offset(), 2),
                    "`${` is not closed",
                    "write `${name}`, or `$${` for the characters themselves");
            return false;
        }
        if (values.containsKey(name)) {
            return true;
        }
        if (complete && !problems.isFull()) {
            String none =
                    "there are none: add `vars: { "
                            + (name.matches(NAME) ? name : "name")
                            + ": … }`";
            String help =
                    values.isEmpty()
                            ? none
                            : Suggestions.didYouMeanOr(name, values.keySet(), "vars here");
            Span span = problems.source().within(scalar, reference.offset(), name.length() + 3);
            problems.add(span, "unknown var `" + name + "`", help);
        }
        return false;
    }
}
