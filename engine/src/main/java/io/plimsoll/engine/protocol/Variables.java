package io.plimsoll.engine.protocol;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.Template;
import io.plimsoll.model.scenario.Template.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * The names that {@code ${name}} may use in the steps of a workload: constants, and variables, each
 * of which has a place in {@link Op#variables}. Asked while a plan is made, by one thread, and
 * never while it runs.
 */
public final class Variables {

    /** No names at all. */
    public static final Variables NONE = new Variables(Map.of(), List.of(), List.of());

    private final Map<String, String> constants;
    private final Map<String, String> given;
    private final Set<String> offered;
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * @param names of variables that have their places whether used or not
     * @param offered names that get places when they are used
     */
    public Variables(
            Map<String, String> constants, Collection<String> names, Collection<String> offered) {
        this(constants, Map.of(), names, offered);
    }

    /**
     * The same with variables that have one value for all.
     *
     * @param given their values, which came from a target and are trusted no more than others that
     *     do
     */
    public Variables(
            Map<String, String> constants,
            Map<String, String> given,
            Collection<String> names,
            Collection<String> offered) {
        this.constants = Map.copyOf(constants);
        this.given = Map.copyOf(given);
        this.offered = Set.copyOf(offered);
        names.forEach(name -> places.putIfAbsent(name, places.size()));
    }

    /** How many places there are. */
    public int count() {
        return places.size();
    }

    /** The names of the variables that have places. */
    public Set<String> names() {
        return Set.copyOf(places.keySet());
    }

    /** Whether a variable has a place. */
    public boolean isUsed(String name) {
        return places.containsKey(name);
    }

    /**
     * The place of a variable.
     *
     * @throws PlimsollException when there is none of this name
     */
    public int place(String name) {
        if (offered.contains(name)) {
            places.putIfAbsent(name, places.size());
        }
        Integer place = places.get(name);
        if (place == null) {
            throw new PlimsollException(
                    ExitCode.INVALID_SCENARIO,
                    Problem.of(
                            "there is no var and no variable `" + name + "`",
                            "define it under `vars`, save it in a step before, or feed it"));
        }
        return place;
    }

    /** A text of the scenario as it stands but for its names. */
    public Text text(String written) {
        return text(written, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /**
     * A text of the scenario.
     *
     * @param constant how a constant is written in it
     * @param variable how the value of a variable is written in it
     * @throws PlimsollException when it uses a name that there is not
     */
    public Text text(
            String written, UnaryOperator<String> constant, UnaryOperator<String> variable) {
        return text(Template.of(written), _ -> constant, _ -> variable);
    }

    /**
     * The path of a request, in which values are data.
     *
     * @throws PlimsollException when it uses a name that there is not
     */
    public Text path(String written) {
        Template path = Template.of(written);
        return text(path, path::inPath, path::inPath);
    }

    /** Each of its references is written as its number among the parts says. */
    private Text text(
            Template template,
            IntFunction<UnaryOperator<String>> constant,
            IntFunction<UnaryOperator<String>> variable) {
        List<Text> parts = new ArrayList<>();
        for (Part part : template.parts()) {
            int number = parts.size();
            parts.add(
                    switch (part) {
                        case Part.Literal literal -> new Text.Constant(literal.text());
                        case Part.Reference reference ->
                                reference(
                                        reference.name(),
                                        constant.apply(number),
                                        variable.apply(number));
                    });
        }
        return Text.joined(parts);
    }

    private Text reference(
            String name, UnaryOperator<String> constant, UnaryOperator<String> variable) {
        String value = constants.get(name);
        if (value != null) {
            return new Text.Constant(constant.apply(value));
        }
        String known = given.get(name);
        return known == null
                ? new Text.Variable(name, place(name), variable)
                : new Text.Changed(new Text.Constant(known), variable);
    }
}
