package io.plimsoll.checks.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The modules and the arrows between them: who may know whom. */
final class Modules {

    static final String ROOT = "io.plimsoll.";

    /** For each module those that it may know. The app only starts targets, as processes. */
    static final Map<String, Set<String>> KNOWN =
            Map.of(
                    "model", Set.of(),
                    "analysis", Set.of("model"),
                    "engine", Set.of("analysis", "model"),
                    "results", Set.of("analysis", "model"),
                    "targets", Set.of(),
                    "app", Set.of("engine", "results", "analysis", "model"));

    private Modules() {}

    static Stream<ArchitectureRule> rules() {
        return new TreeMap<>(KNOWN).entrySet().stream().map(e -> rule(e.getKey(), e.getValue()));
    }

    private static ArchitectureRule rule(String module, Set<String> known) {
        List<String> strangers =
                KNOWN.keySet().stream()
                        .filter(other -> !other.equals(module) && !known.contains(other))
                        .sorted()
                        .toList();
        String stranger = strangers.getFirst();
        return ArchitectureRule.of(
                module + " knows nothing of " + String.join(", ", strangers),
                noClasses()
                        .that()
                        .resideInAPackage(in(module))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                strangers.stream().map(Modules::in).toArray(String[]::new)),
                "package io.plimsoll." + stranger + ".planted; public final class Known {}",
                "package io.plimsoll."
                        + module
                        + ".planted; class Nosy { Object known = new io.plimsoll."
                        + stranger
                        + ".planted.Known(); }");
    }

    /** The package pattern of a module or of a room such as {@code engine.load}. */
    static String in(String room) {
        return ROOT + room + "..";
    }
}
