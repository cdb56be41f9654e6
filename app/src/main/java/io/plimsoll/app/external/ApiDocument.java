package io.plimsoll.app.external;

import io.plimsoll.model.yaml.tree.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A description of an interface as a tree, with its references, and values that fit its schemas.
 */
final class ApiDocument {

    private static final int REFERENCES_MAX = 20;
    private static final int DEPTH_MAX = 6;
    private static final int VALUES_MAX = 300;
    private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();

    private final Node root;
    private int values;

    ApiDocument(Node root) {
        this.root = root;
    }

    Node root() {
        return root;
    }

    /** What stands under these keys, one in the other. */
    Optional<Node> at(Node from, String... keys) {
        Node node = from;
        for (String key : keys) {
            Node next = child(resolved(node), key);
            if (next == null) {
                return Optional.empty();
            }
            node = next;
        }
        return Optional.of(node);
    }

    private static @Nullable Node child(Node node, String key) {
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                if (entry.key().text().equals(key)) {
                    return entry.value();
                }
            }
        }
        return null;
    }

    Map<String, Node> entries(Optional<Node> node) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (node.isPresent() && resolved(node.get()) instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> entries.put(entry.key().text(), entry.value()));
        }
        return entries;
    }

    List<Node> items(Optional<Node> node) {
        return node.isPresent() && resolved(node.get()) instanceof Node.Items list
                ? list.items()
                : List.of();
    }

    Optional<Node> item(Node list, int index) {
        List<Node> items = items(Optional.of(list));
        return index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
    }

    /** The text of the root that stands under these keys. */
    Optional<String> text(String... keys) {
        return at(root, keys).flatMap(ApiDocument::scalar);
    }

    Optional<String> text(Node from, String key) {
        return at(from, key).flatMap(ApiDocument::scalar);
    }

    static Optional<String> scalar(Node node) {
        return node instanceof Node.Scalar scalar && !scalar.isEmpty()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** What a reference leads to; itself when it is none, or leads nowhere. */
    Node resolved(Node written) {
        Node node = written;
        for (int i = 0; i < REFERENCES_MAX; i++) {
            Node reference = child(node, "$ref");
            if (!(reference instanceof Node.Scalar to) || !to.text().startsWith("#/")) {
                return node;
            }
            Node found = root;
            for (String key : to.text().substring(2).split("/")) {
                Node next = child(found, key.replace("~1", "/").replace("~0", "~"));
                if (next == null) {
                    return node;
                }
                found = next;
            }
            node = found;
        }
        return node;
    }

    // --- values

    /** A value for a parameter or a body: its example, or one that fits its schema. */
    String example(@Nullable Node described) {
        return described == null ? "" : text(value(described));
    }

    /** The members of such a value; none when it is no object. */
    Map<String, String> examples(Node described) {
        Map<String, String> members = new LinkedHashMap<>();
        value(described).properties().forEach(of -> members.put(of.getKey(), text(of.getValue())));
        return members;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }

    private JsonNode value(Node described) {
        values = 0;
        return given(described)
                .orElseGet(
                        () ->
                                at(described, "schema")
                                        .map(schema -> made(schema, 0))
                                        .orElseGet(() -> made(described, 0)));
    }

    private Optional<JsonNode> given(Node of) {
        Optional<Node> examples = at(of, "examples");
        return at(of, "example")
                .or(() -> at(of, "x-example"))
                .or(() -> examples.flatMap(list -> item(list, 0)))
                .or(
                        () ->
                                entries(examples).values().stream()
                                        .findFirst()
                                        .flatMap(named -> at(named, "value")))
                .map(node -> json(node, 0));
    }

    private JsonNode made(Node written, int depth) {
        Node schema = resolved(written);
        if (++values > VALUES_MAX || depth > DEPTH_MAX) {
            return JSON.nullNode();
        }
        Optional<JsonNode> known =
                given(schema)
                        .or(() -> at(schema, "default").map(node -> json(node, 0)))
                        .or(() -> at(schema, "const").map(node -> json(node, 0)))
                        .or(
                                () ->
                                        at(schema, "enum")
                                                .flatMap(list -> item(list, 0))
                                                .map(node -> json(node, 0)));
        if (known.isPresent()) {
            return known.get();
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            Optional<Node> first = at(schema, choice).flatMap(list -> item(list, 0));
            if (first.isPresent()) {
                return made(first.get(), depth + 1);
            }
        }
        String type =
                text(schema, "type")
                        .or(
                                () ->
                                        at(schema, "type")
                                                .flatMap(list -> item(list, 0))
                                                .flatMap(ApiDocument::scalar))
                        .orElse("");
        return switch (type) {
            case "string" -> JSON.stringNode(word(text(schema, "format").orElse("")));
            case "integer", "number" -> number(schema, type);
            case "boolean" -> JSON.booleanNode(true);
            case "array" -> {
                ArrayNode array = JSON.arrayNode();
                at(schema, "items").ifPresent(items -> array.add(made(items, depth + 1)));
                yield array;
            }
            default -> {
                boolean object =
                        at(schema, "properties").isPresent()
                                || at(schema, "allOf").isPresent()
                                || type.equals("object");
                yield object ? object(schema, depth) : JSON.stringNode("example");
            }
        };
    }

    private JsonNode number(Node schema, String type) {
        String least = text(schema, "minimum").orElse("1");
        return least.matches("-?[0-9]{1,15}") || type.equals("integer")
                ? JSON.numberNode(least.matches("-?[0-9]{1,15}") ? Long.parseLong(least) : 1)
                : JSON.numberNode(1.5);
    }

    private ObjectNode object(Node schema, int depth) {
        ObjectNode object = JSON.objectNode();
        for (Node part : items(at(schema, "allOf"))) {
            if (made(part, depth + 1) instanceof ObjectNode own) {
                object.setAll(own);
            }
        }
        entries(at(schema, "properties"))
                .forEach(
                        (name, property) -> {
                            boolean readOnly =
                                    text(resolved(property), "readOnly").orElse("").equals("true");
                            if (!readOnly && depth < DEPTH_MAX && values < VALUES_MAX) {
                                object.set(name, made(property, depth + 1));
                            }
                        });
        return object;
    }

    private static String word(String format) {
        return switch (format) {
            case "date-time" -> "2026-01-31T12:00:00Z";
            case "date" -> "2026-01-31";
            case "time" -> "12:00:00Z";
            case "uuid" -> "00000000-0000-4000-8000-000000000001";
            case "email" -> "somebody@example.com";
            case "uri", "url" -> "http://example.com/";
            case "hostname" -> "example.com";
            case "ipv4" -> "192.0.2.1";
            case "byte" -> "ZXhhbXBsZQ==";
            default -> "example";
        };
    }

    /** A part of the document as a value. */
    private JsonNode json(Node node, int depth) {
        if (++values > VALUES_MAX || depth > DEPTH_MAX * 2) {
            return JSON.nullNode();
        }
        return switch (node) {
            case Node.Scalar scalar -> value(scalar);
            case Node.Items list -> {
                ArrayNode array = JSON.arrayNode();
                list.items().forEach(item -> array.add(json(item, depth + 1)));
                yield array;
            }
            case Node.Mapping mapping -> {
                ObjectNode object = JSON.objectNode();
                mapping.entries()
                        .forEach(
                                entry ->
                                        object.set(
                                                entry.key().text(),
                                                json(entry.value(), depth + 1)));
                yield object;
            }
        };
    }

    private static JsonNode value(Node.Scalar scalar) {
        String text = scalar.text();
        if (!scalar.plain()) {
            return JSON.stringNode(text);
        }
        if (scalar.isNull()) {
            return JSON.nullNode();
        }
        if (text.equals("true") || text.equals("false")) {
            return JSON.booleanNode(text.equals("true"));
        }
        if (text.matches("-?(0|[1-9][0-9]{0,17})")) {
            return JSON.numberNode(Long.parseLong(text));
        }
        return text.matches("-?[0-9]{1,15}\\.[0-9]{1,15}")
                ? JSON.numberNode(Double.parseDouble(text))
                : JSON.stringNode(text);
    }
}
