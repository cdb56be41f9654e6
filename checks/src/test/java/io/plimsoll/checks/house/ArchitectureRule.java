package io.plimsoll.checks.house;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * A rule about the program's classes.
 *
 * @param name what it holds, as a sentence
 * @param rule the test itself
 * @param violation source of classes that break it
 */
record ArchitectureRule(String name, ArchRule rule, List<Planted.Source> violation) {

    ArchitectureRule {
        violation = List.copyOf(violation);
    }

    static ArchitectureRule of(String name, ArchRule rule, String... violation) {
        return new ArchitectureRule(
                name,
                rule.allowEmptyShould(true),
                List.of(violation).stream().map(Planted.Source::of).toList());
    }

    @Override
    public String toString() {
        return name;
    }
}
