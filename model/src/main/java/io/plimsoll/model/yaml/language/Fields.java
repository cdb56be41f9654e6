package io.plimsoll.model.yaml.language;

import io.plimsoll.model.yaml.language.Section.Rule;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One mapping of the file, held against its section: unknown keys and broken rules are reported
 * when it is opened, wrong values when they are asked for. A value that is missing or wrong is
 * empty.
 */
public final class Fields {

    private final Node.Mapping mapping;
    private final Section section;
    private final String label;
    private final Problems problems;
    private final Set<String> meant = new HashSet<>();

    private Fields(Node.Mapping mapping, Section section, String label, Problems problems) {
        this.mapping = mapping;
        this.section = section;
        this.label = label;
        this.problems = problems;
    }

    /**
     * Opens a mapping.
     *
     * @param label how messages name it: «phase `steady`»
     */
    public static Optional<Fields> open(
            Node node, Section section, String label, Problems problems) {
        if (!(node instanceof Node.Mapping mapping)) {
            String keys = "its keys: " + String.join(", ", section.names());
            problems.add(
                    node.span(),
                    label + " takes a mapping, here is " + node.described(),
                    fixFor(node, section).orElse(keys));
            return Optional.empty();
        }
        Fields fields = new Fields(mapping, section, label, problems);
        fields.refuseUnknownKeys();
        section.rules().forEach(fields::hold);
        return Optional.of(fields);
    }

    /** {@code get /x} where {@code get: /x} was meant. */
    private static Optional<String> fixFor(Node node, Section section) {
        if (!(node instanceof Node.Scalar scalar)) {
            return Optional.empty();
        }
        for (String key : section.names()) {
            String rest =
                    scalar.text().startsWith(key) ? scalar.text().substring(key.length()) : "";
            if (!rest.isEmpty()
                    && !Character.isLetterOrDigit(rest.charAt(0))
                    && rest.charAt(0) != '-') {
                return Optional.of(
                        "did you mean `" + key + ": " + rest.replaceFirst("^[:=\\s]+", "") + "`?");
            }
        }
        return Optional.empty();
    }

    public String label() {
        return label;
    }

    public Problems problems() {
        return problems;
    }

    /** The first key, where something is missing; the bracket when there is none. */
    public Span span() {
        return mapping.entries().isEmpty()
                ? mapping.span()
                : mapping.entries().getFirst().key().span();
    }

    /** Where a value stands, or its key when it has none, or the mapping. */
    public Span span(String key) {
        return entry(key)
                .map(
                        e ->
                                e.value() instanceof Node.Scalar s && s.isEmpty()
                                        ? e.key().span()
                                        : e.value().span())
                .orElse(span());
    }

    public boolean has(String key) {
        return entry(key).isPresent();
    }

    /** Whether a key is missing only because it is misspelt. */
    public boolean isMeant(String key) {
        return meant.contains(key);
    }

    /** The first of several keys that is there. */
    public Optional<String> firstOf(List<String> keys) {
        return mapping.entries().stream()
                .map(entry -> entry.key().text())
                .filter(keys::contains)
                .findFirst();
    }

    /** The keys that are there, in the order of the file. */
    public List<String> given() {
        return mapping.entries().stream().map(entry -> entry.key().text()).toList();
    }

    /** The value of a key, whatever it is; one that is empty is reported. */
    public Optional<Node> node(String key) {
        Optional<Node.Entry> entry = entry(key);
        if (entry.isPresent()
                && entry.get().value() instanceof Node.Scalar scalar
                && scalar.isEmpty()) {
            problems.add(
                    entry.get().key().span(),
                    "`" + key + "` has no value",
                    "give it one or remove it");
            return Optional.empty();
        }
        return entry.map(Node.Entry::value);
    }

    /** The value of a key as it stands, an empty one included. */
    public Optional<Node> rawNode(String key) {
        return entry(key).map(Node.Entry::value);
    }

    public <T> Optional<T> word(String key, Word<T> word) {
        return node(key).flatMap(node -> word(node, "`" + key + "`", word, problems));
    }

    /** Reads a scalar, or reports what it should be. */
    public static <T> Optional<T> word(Node node, String label, Word<T> word, Problems problems) {
        if (!(node instanceof Node.Scalar scalar)) {
            problems.add(
                    node.span(),
                    label + " takes " + word.what() + ", here is " + node.described(),
                    "write for example " + word.examples());
            return Optional.empty();
        }
        Optional<T> value = word.parse(scalar.text());
        if (value.isEmpty()) {
            problems.add(
                    scalar.span(),
                    label + " takes " + word.what() + ", not " + node.described(),
                    word.help(scalar.text()));
        }
        return value;
    }

    /**
     * Reads a list of scalars; empty when it is missing, is no list, or has an item that is wrong.
     */
    public <T> Optional<List<T>> words(String key, Word<T> word) {
        return items(key)
                .flatMap(
                        items -> {
                            List<T> values = new ArrayList<>();
                            for (Node item : items) {
                                word(item, "`" + key + "`", word, problems).ifPresent(values::add);
                            }
                            return values.size() == items.size()
                                    ? Optional.of(values)
                                    : Optional.empty();
                        });
    }

    /** The items of a list. */
    public Optional<List<Node>> items(String key) {
        Optional<Node> node = node(key);
        if (node.isPresent() && !(node.get() instanceof Node.Items)) {
            String help =
                    node.get() instanceof Node.Scalar scalar
                            ? "write `[ " + scalar.text() + " ]`"
                            : "begin each item with `- `";
            problems.add(
                    node.get().span(),
                    "`" + key + "` takes a list, here is " + node.get().described(),
                    help);
            return Optional.empty();
        }
        return node.map(list -> ((Node.Items) list).items());
    }

    /** The entries of a mapping whose keys are the user's own names. */
    public Optional<List<Node.Entry>> named(String key) {
        Optional<Node> node = node(key);
        if (node.isPresent() && !(node.get() instanceof Node.Mapping)) {
            problems.add(
                    node.get().span(),
                    "`" + key + "` takes names with values, here is " + node.get().described(),
                    "write `name: value`");
            return Optional.empty();
        }
        return node.map(mapping -> ((Node.Mapping) mapping).entries());
    }

    /** Opens the mapping that a key takes. */
    public Optional<Fields> block(String key, Section inner, String innerLabel) {
        return node(key).flatMap(node -> open(node, inner, innerLabel, problems));
    }

    private Optional<Node.Entry> entry(String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .findFirst();
    }

    private void refuseUnknownKeys() {
        List<String> free = section.names().stream().filter(name -> !has(name)).toList();
        for (Node.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (section.key(key).isPresent() || problems.isFull()) {
                continue;
            }
            String what = "unknown key `" + key + "` in " + label;
            problems.add(entry.key().span(), what, UnknownKey.help(key, section, free, meant));
        }
    }

    private void hold(Rule rule) {
        switch (rule) {
            case Rule.OneOf one -> {
                List<String> given = one.keys().stream().filter(this::has).toList();
                if (given.isEmpty()) {
                    missing(one.noun(), one.keys());
                } else if (given.size() > 1) {
                    String second =
                            given().stream()
                                    .filter(one.keys()::contains)
                                    .skip(1)
                                    .findFirst()
                                    .orElseThrow();
                    String what =
                            label
                                    + " has "
                                    + String.join(" and ", given)
                                    + ", but takes one of them";
                    problems.add(keySpan(second), what, "remove one");
                }
            }
            case Rule.SomeOf some -> {
                if (some.keys().stream().noneMatch(this::has)) {
                    missing(some.noun(), some.keys());
                }
            }
            case Rule.OneAtMost one -> {
                List<String> both = given().stream().filter(one.keys()::contains).toList();
                if (both.size() > 1) {
                    problems.add(
                            keySpan(both.get(1)),
                            label + " has `" + both.get(0) + "` and `" + both.get(1) + "`",
                            "remove one");
                }
            }
            case Rule.OnlyWith only -> {
                if (has(only.key()) && !has(only.other()) && !meant.contains(only.other())) {
                    problems.add(
                            keySpan(only.key()),
                            "`" + only.key() + "` goes with `" + only.other() + "`",
                            "add `" + only.other() + "` or remove it");
                }
            }
        }
    }

    /** Tells that one of the keys should be there. */
    public void missing(String noun, List<String> keys) {
        if (keys.stream().noneMatch(meant::contains)) {
            problems.add(
                    span(), label + " has no " + noun, "add `" + String.join("` or `", keys) + "`");
        }
    }

    private Span keySpan(String key) {
        return entry(key).map(entry -> entry.key().span()).orElse(span());
    }
}
