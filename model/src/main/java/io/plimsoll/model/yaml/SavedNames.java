package io.plimsoll.model.yaml;

import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.tree.Node;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that steps save, found without a look at whether they may. */
final class SavedNames {

    private SavedNames() {}

    /** Those that a step itself saves, or those in the group that it is. */
    static Set<String> ofStep(Fields step) {
        return Stream.concat(
                        entries(step.rawNode("save").stream()).map(entry -> entry.key().text()),
                        of(step.rawNode("steps")).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those of a list of steps. */
    static Set<String> of(Optional<Node> steps) {
        return entries(items(steps))
                .flatMap(
                        entry ->
                                switch (entry.key().text()) {
                                    case "save" -> entries(Stream.of(entry.value()));
                                    case "steps" ->
                                            entries(items(Optional.of(entry.value())))
                                                    .filter(of -> of.key().text().equals("save"))
                                                    .flatMap(of -> entries(Stream.of(of.value())));
                                    default -> Stream.<Node.Entry>empty();
                                })
                .map(entry -> entry.key().text())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Node> items(Optional<Node> list) {
        return list.filter(Node.Items.class::isInstance).stream()
                .flatMap(items -> ((Node.Items) items).items().stream());
    }

    private static Stream<Node.Entry> entries(Stream<Node> mappings) {
        return mappings.filter(Node.Mapping.class::isInstance)
                .flatMap(mapping -> ((Node.Mapping) mapping).entries().stream());
    }
}
