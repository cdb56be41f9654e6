package io.plimsoll.model.yaml.language;

import io.plimsoll.model.basics.Suggestions;
import io.plimsoll.model.scenario.Secret;
import io.plimsoll.model.scenario.Template;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The vars of the scenario and the variables of the workload that is being read, and the check that
 * every {@code ${name}} is one of them.
 */
public final class Vars {

    public static final String NAME = "[A-Za-z_][A-Za-z0-9_-]*";

    /** Stands for what is known at run time only. */
    private static final String SOME_VALUE = "x";

    private static final int EXPANDED_CHARACTERS_MAX = 10_000_000;

    private final Problems problems;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> usable = new LinkedHashMap<>();
    private final Map<String, Optional<List<String>>> feeders = new LinkedHashMap<>();
    private final Map<String, Secret> secrets = new LinkedHashMap<>();
    private Set<String> savedSomewhere = Set.of();
    private List<String> feeds = List.of();
    private Set<String> kept = Set.of();
    private List<String> forAll = List.of();
    private boolean complete = true;

    public Vars(Problems problems) {
        this.problems = problems;
    }

    public Map<String, String> values() {
        return values;
    }

    public Map<String, Secret> secrets() {
        return secrets;
    }

    /** Reads the section {@code vars}. */
    public void read(Fields scenario) {
        complete = !scenario.isMeant("vars");
        for (Node.Entry entry : scenario.named("vars").orElse(List.of())) {
            read(entry.key(), entry.value());
        }
        for (Node.Entry entry : scenario.named("secrets").orElse(List.of())) {
            readSecret(entry.key(), entry.value());
        }
        addConstants();
    }

    private void addConstants() {
        usable.putAll(values);
        secrets.keySet().forEach(name -> usable.put(Secret.PREFIX + name, SOME_VALUE));
        forAll.forEach(name -> usable.put(name, SOME_VALUE));
    }

    /** Reports a value that stands here in place of its place without showing it. */
    private void readSecret(Node.Scalar key, Node value) {
        String name = key.text();
        if (!name.matches(NAME)) {
            problems.add(
                    key.span(),
                    "`" + name + "` cannot be the name of a secret",
                    "letters, digits, _ and -, beginning with a letter");
        }
        Optional<Secret> secret =
                value instanceof Node.Scalar scalar
                        ? DataWords.SECRET.parse(scalar.text())
                        : Optional.empty();
        if (secret.isEmpty()) {
            problems.addHidden(
                    value.span(),
                    "secret `" + name + "` takes " + DataWords.SECRET.what() + ", not the value",
                    "write for example " + DataWords.SECRET.examples());
        }
        secrets.put(name, secret.orElse(new Secret.Environment("NONE")));
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

    /**
     * Begins with another workload, which has no variables yet.
     *
     * @param saved those that its steps save, sooner or later
     * @param from the feeders of which it takes rows
     */
    public void beginJourney(Set<String> saved, List<String> from) {
        feeds = from;
        usable.clear();
        addConstants();
        savedSomewhere = saved;
    }

    /**
     * There is a feeder.
     *
     * @param columns empty when they could not be read
     */
    public void feeder(String name, Optional<List<String>> columns) {
        feeders.put(name, columns);
    }

    /** Reports a feeder that there is not. */
    public void checkFeeder(String name, Span span) {
        if (!feeders.containsKey(name)) {
            problems.add(
                    span,
                    "there is no feeder `" + name + "`",
                    Suggestions.didYouMeanOr(name, feeders.keySet(), "feeders"));
        }
    }

    /** What is saved from here on does not outlive the iteration. */
    public void beginIteration() {
        kept = Set.copyOf(usable.keySet());
    }

    /** Only what had been saved before is still there, and what the steps that follow save. */
    public void endIterations(Set<String> saved) {
        usable.keySet().retainAll(kept);
        savedSomewhere = saved;
    }

    /** What has been saved so far is there for every workload. */
    public void saveForAll() {
        forAll =
                usable.keySet().stream()
                        .filter(name -> !name.contains("."))
                        .filter(name -> !values.containsKey(name))
                        .toList();
        addConstants();
    }

    /** From the next step on there is a variable of this name. */
    public void save(Node.Scalar key) {
        String name = key.text();
        if (!name.matches(NAME)) {
            problems.add(
                    key.span(),
                    "`" + name + "` cannot be the name of a variable",
                    "letters, digits, _ and -, beginning with a letter");
        }
        if (values.containsKey(name)) {
            problems.add(
                    key.span(),
                    "`" + name + "` is a var, which is a constant",
                    "save under another name");
        }
        if (forAll.contains(name)) {
            problems.add(
                    key.span(),
                    "`setup` has saved `" + name + "`, which stays as it is",
                    "save under another name");
        }
        usable.putIfAbsent(name, SOME_VALUE);
    }

    /** A text with its vars put in, to judge it by; empty when a name in it is unknown. */
    public Optional<String> expanded(Node.Scalar scalar) {
        return known(scalar).map(template -> template.expand(usable));
    }

    /** The same for the path of a request. */
    public Optional<String> expandedInPath(Node.Scalar scalar) {
        return known(scalar).map(template -> template.expandInPath(usable));
    }

    private Optional<Template> known(Node.Scalar scalar) {
        Template template = Template.of(scalar.text());
        boolean known = true;
        for (Template.Part.Reference reference : template.references()) {
            known &= isKnown(scalar, reference);
        }
        return known && fits(scalar, template) ? Optional.of(template) : Optional.empty();
    }

    /**
     * Checks the names of a condition.
     *
     * @param unsaved that it may use as well: the empty text until they are saved
     */
    public void check(Node.Scalar condition, Set<String> unsaved) {
        Set<String> before = Set.copyOf(usable.keySet());
        unsaved.forEach(name -> usable.putIfAbsent(name, ""));
        expanded(condition);
        usable.keySet().retainAll(before);
    }

    private boolean fits(Node.Scalar scalar, Template template) {
        long characters = scalar.text().length();
        for (Template.Part.Reference reference : template.references()) {
            characters += usable.getOrDefault(reference.name(), "").length();
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
        if (usable.containsKey(name) || isCell(name)) {
            usable.putIfAbsent(name, SOME_VALUE);
            return true;
        }
        if (complete && !problems.isFull()) {
            Span span = problems.source().within(scalar, reference.offset(), name.length() + 3);
            problems.add(span, "unknown var `" + name + "`", help(name));
        }
        return false;
    }

    /** Whether it is a cell of a row that the workload takes, or may be as far as is known. */
    private boolean isCell(String name) {
        int dot = name.indexOf('.');
        if (dot < 0 || !feeds.contains(name.substring(0, dot))) {
            return false;
        }
        Optional<List<String>> columns =
                feeders.getOrDefault(name.substring(0, dot), Optional.empty());
        return columns.isEmpty() || columns.get().contains(name.substring(dot + 1));
    }

    private String help(String name) {
        String feeder = name.substring(0, Math.max(0, name.indexOf('.')));
        if (feeds.contains(feeder)) {
            List<String> columns = feeders.getOrDefault(feeder, Optional.empty()).orElse(List.of());
            List<String> cells = columns.stream().map(column -> feeder + "." + column).toList();
            return Suggestions.didYouMeanOr(name, cells, "columns of `" + feeder + "`");
        }
        if (feeders.containsKey(feeder)) {
            return "add `feed: " + feeder + "` to the workload";
        }
        if (name.startsWith(Secret.PREFIX)) {
            String secret = name.substring(Secret.PREFIX.length());
            List<String> known = secrets.keySet().stream().map(Secret.PREFIX::concat).toList();
            return Suggestions.didYouMean(name, known)
                    .orElse(
                            "name it under `secrets`: `secrets: { %s: env:%s }`"
                                    .formatted(secret, secret.toUpperCase(Locale.ROOT)));
        }
        if (feeder.matches(NAME)) {
            return Suggestions.didYouMean(feeder, feeders.keySet())
                    .orElse(
                            "name it under `feeders`: `feeders: { %s: { csv: %s.csv } }`, and add"
                                            .formatted(feeder, feeder)
                                    + " `feed: %s` to the workload".formatted(feeder));
        }
        if (savedSomewhere.contains(name)) {
            return "it is there after the step that saves it: save it in a step above";
        }
        if (usable.isEmpty()) {
            return "there are none: add `vars: { "
                    + (name.matches(NAME) ? name : "name")
                    + ": … }`";
        }
        return Suggestions.didYouMeanOr(name, usable.keySet(), "vars here");
    }
}
