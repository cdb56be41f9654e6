package io.plimsoll.app.external;

import io.plimsoll.model.scenario.Check;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.yaml.tree.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An operation of a described interface.
 *
 * @param all what is said of all operations of the path
 * @param own what is said of this one
 */
record ApiOperation(ApiDocument document, HttpMethod method, String path, Node all, Node own) {

    String name() {
        return method + " " + path;
    }

    /** Those of the path, and those of the operation in their place. */
    List<Node> parameters() {
        Map<String, Node> parameters = new LinkedHashMap<>();
        for (Node of : List.of(all, own)) {
            for (Node written : document.items(document.at(of, "parameters"))) {
                Node parameter = document.resolved(written);
                parameters.put(
                        document.text(parameter, "in").orElse("")
                                + " "
                                + document.text(parameter, "name").orElse(""),
                        parameter);
            }
        }
        return List.copyOf(parameters.values());
    }

    /** What is said of its body for each type. */
    Map<String, Node> bodies() {
        return document.entries(
                document.at(own, "requestBody")
                        .map(document::resolved)
                        .flatMap(of -> document.at(of, "content")));
    }

    /** Whether its form has parts, as Swagger 2 says it. */
    boolean consumesParts() {
        Optional<Node> consumes =
                document.at(own, "consumes").or(() -> document.at(document.root(), "consumes"));
        return document.items(consumes).stream()
                .flatMap(type -> ApiDocument.scalar(type).stream())
                .anyMatch(DraftedRequest::isInParts);
    }

    List<Check> checks() {
        boolean good =
                document.entries(document.at(own, "responses")).keySet().stream()
                        .anyMatch(status -> status.matches("2(\\d\\d|XX|xx)"));
        return good
                ? List.of(new Check.Status(List.of(new Check.Status.Range(200, 299))))
                : List.of();
    }

    /** Who asks, in the first of the ways that are named: all of these together. */
    Set<String> security() {
        Optional<Node> ways =
                document.at(own, "security").or(() -> document.at(document.root(), "security"));
        return document.entries(ways.flatMap(list -> document.item(list, 0))).keySet();
    }
}
