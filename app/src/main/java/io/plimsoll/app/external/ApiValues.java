package io.plimsoll.app.external;

import io.plimsoll.model.yaml.tree.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values that fit what a description says of them: its examples, or made-up ones. What a file is
 * sent for is binary. Where a schema holds itself, the inner one is left out.
 */
final class ApiValues {

    private static final int DEPTH_MAX = 20;
    private static final int VALUES_MAX = 3_000;

    /** Deeper, or behind as many values, stands only what is required. */
    private static final int OPTIONAL_DEPTH_MAX = 6;

    private static final int OPTIONAL_VALUES_MAX = 300;

    private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();

    private final ApiDocument document;

    /** The schemas that a value is just being made for, one inside the other. */
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private int values;

    ApiValues(ApiDocument document) {
        this.document = document;
    }

    /** A value for a parameter or a body: its example, or one that fits its schema. */
    JsonNode of(Node described) {
        values = 0;
        return given(described)
                .or(() -> made(document.at(described, "schema").orElse(described), 0))
                .orElseGet(JSON::objectNode);
    }

    /** One of JSON as text; of what nobody may see, it has only names. */
    String body(Node described) {
        JsonNode value = of(described);
        hide(value);
        return text(value);
    }

    private static void hide(JsonNode value) {
        if (value instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode of = object.get(name);
                boolean text = of.isString() || of.isBinary();
                if (text || (of.isNumber() && !DraftedJson.isCount(name))) {
                    String shown = FoundSecrets.described(name, of.asString());
                    object.set(name, shown.equals(of.asString()) ? of : string(shown));
                }
            }
        }
        value.forEach(ApiValues::hide);
    }

    static JsonNode string(String text) {
        return JSON.stringNode(text);
    }

    static String text(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }

    private Optional<JsonNode> given(Node of) {
        Optional<Node> examples = document.at(of, "examples");
        return document.at(of, "example")
                .or(() -> document.at(of, "x-example"))
                .or(() -> examples.flatMap(list -> document.item(list, 0)))
                .or(
                        () ->
                                document.entries(examples).values().stream()
                                        .findFirst()
                                        .flatMap(named -> document.at(named, "value")))
                .map(node -> json(node, 0));
    }

    /** Empty: it would hold itself, or too much. */
    private Optional<JsonNode> made(Node written, int depth) {
        Node schema = document.resolved(written);
        if (++values > VALUES_MAX || depth > DEPTH_MAX || !open.add(schema)) {
            return Optional.empty();
        }
        Optional<JsonNode> made =
                isFile(schema)
                        ? Optional.of(JSON.binaryNode("example".getBytes(StandardCharsets.UTF_8)))
                        : given(schema).or(() -> chosen(schema)).or(() -> shaped(schema, depth));
        open.remove(schema);
        return made;
    }

    private boolean isFile(Node schema) {
        boolean binary = document.text(schema, "format").orElse("").equals("binary");
        return binary
                || (document.at(schema, "contentEncoding").isEmpty()
                        && document.text(schema, "contentMediaType")
                                .filter(ApiValues::isTypeOfFile)
                                .isPresent());
    }

    /** Whether what has this type is no text that could stand in a form. */
    static boolean isTypeOfFile(String type) {
        return !type.startsWith("text/") && !type.contains("json");
    }

    /** Out of those that the schema names. */
    private Optional<JsonNode> chosen(Node schema) {
        return document.at(schema, "default")
                .or(() -> document.at(schema, "const"))
                .or(() -> document.at(schema, "enum").flatMap(list -> document.item(list, 0)))
                .map(node -> json(node, 0));
    }

    private Optional<JsonNode> shaped(Node schema, int depth) {
        if (document.at(schema, "properties").isPresent()
                || document.at(schema, "allOf").isPresent()) {
            return object(schema, depth);
        }
        Optional<JsonNode> choice = choice(schema, depth).findFirst();
        if (choice.isPresent()) {
            return choice;
        }
        return switch (type(schema)) {
            case "integer", "number" -> Optional.of(number(schema));
            case "boolean" -> Optional.of(JSON.booleanNode(true));
            case "array" -> array(schema, depth);
            case "object" -> Optional.of(JSON.objectNode());
            default ->
                    Optional.of(JSON.stringNode(word(document.text(schema, "format").orElse(""))));
        };
    }

    /** The first that can be made of those of which one is enough. */
    private Stream<JsonNode> choice(Node schema, int depth) {
        return Stream.of("oneOf", "anyOf")
                .flatMap(
                        key ->
                                document.items(document.at(schema, key)).stream()
                                        .flatMap(one -> made(one, depth + 1).stream())
                                        .limit(1));
    }

    private String type(Node schema) {
        return document.text(schema, "type")
                .or(
                        () ->
                                document.at(schema, "type")
                                        .flatMap(list -> document.item(list, 0))
                                        .flatMap(ApiDocument::scalar))
                .orElse("");
    }

    private Optional<JsonNode> array(Node schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        document.at(schema, "items").flatMap(items -> made(items, depth + 1)).ifPresent(array::add);
        boolean mayBeEmpty = document.text(schema, "minItems").orElse("0").equals("0");
        return array.isEmpty() && !mayBeEmpty ? Optional.empty() : Optional.of(array);
    }

    private JsonNode number(Node schema) {
        String least = document.text(schema, "minimum").orElse("1");
        boolean whole = least.matches("-?[0-9]{1,15}");
        return whole || type(schema).equals("integer")
                ? JSON.numberNode(whole ? Long.parseLong(least) : 1)
                : JSON.numberNode(1.5);
    }

    /** With what its parts have, which are one value when they are no objects. */
    private Optional<JsonNode> object(Node schema, int depth) {
        ObjectNode object = JSON.objectNode();
        List<JsonNode> others = new ArrayList<>();
        Stream.concat(
                        document.items(document.at(schema, "allOf")).stream()
                                .flatMap(part -> made(part, depth + 1).stream()),
                        choice(schema, depth))
                .forEach(
                        part -> {
                            if (part instanceof ObjectNode own) {
                                object.setAll(own);
                            } else {
                                others.add(part);
                            }
                        });
        Set<String> required =
                document.items(document.at(schema, "required")).stream()
                        .flatMap(name -> ApiDocument.scalar(name).stream())
                        .collect(Collectors.toSet());
        for (var property : document.entries(document.at(schema, "properties")).entrySet()) {
            Node of = document.resolved(property.getValue());
            boolean optional = !required.contains(property.getKey());
            boolean readOnly = document.text(of, "readOnly").orElse("").equals("true");
            boolean enough = depth >= OPTIONAL_DEPTH_MAX || values >= OPTIONAL_VALUES_MAX;
            if (readOnly || (optional && enough)) {
                continue;
            }
            Optional<JsonNode> value = made(of, depth + 1);
            value.ifPresent(made -> object.set(property.getKey(), made));
            if (value.isEmpty() && !optional) {
                return Optional.empty();
            }
        }
        return Optional.of(object.isEmpty() && !others.isEmpty() ? others.getFirst() : object);
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
