package io.plimsoll.app.external;

import io.plimsoll.model.scenario.RequestHead;
import io.plimsoll.model.yaml.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A parameter of a described operation, or a field of its form, as it is sent: OpenAPI 3.1, section
 * 4.8.12 ("Style Values"), and the {@code collectionFormat} of Swagger 2.
 *
 * @param in where it stands: {@code path}, {@code query}, …
 * @param explode whether each item of a list, or each member of an object, stands for itself
 */
record ApiParameter(String name, String in, JsonNode value, String style, boolean explode) {

    private static final String DEEP = "deepObject";
    private static final String PARTS_OF_PATH = "simple";

    /** How parameters of a query, cookies and fields stand there unless told otherwise. */
    static final String FORM = "form";

    static ApiParameter of(Node described, ApiDocument document, ApiValues values) {
        String in = document.text(described, "in").orElse("");
        Optional<Node> content =
                document.entries(document.at(described, "content")).values().stream().findFirst();
        JsonNode value =
                content.map(type -> ApiValues.string(ApiValues.text(values.of(type))))
                        .orElseGet(() -> values.of(described));
        boolean older = document.at(described, "type").isPresent();
        String usual = in.equals("path") || in.equals("header") ? PARTS_OF_PATH : FORM;
        return new ApiParameter(
                document.text(described, "name").orElse(""),
                in,
                value,
                document.text(described, older ? "collectionFormat" : "style")
                        .orElse(older ? "csv" : usual),
                document.text(described, "explode"));
    }

    /**
     * With what is usual where nothing is said.
     *
     * @param explode what is said
     */
    ApiParameter(String name, String in, JsonNode value, String style, Optional<String> explode) {
        this(
                name,
                in,
                value,
                style,
                style.equals("multi") || explode.map("true"::equals).orElse(style.equals(FORM)));
    }

    /** Whether it is one value, and nothing but that stands in its place in a path. */
    boolean isPlain() {
        return value.isValueNode() && !style.equals("label") && !style.equals("matrix");
    }

    /** As a header, or as the value in a path when it is {@linkplain #isPlain plain}. */
    String text() {
        return joined(",", UnaryOperator.identity());
    }

    /** As it stands in a path, encoded. */
    String inPath() {
        return switch (style) {
            case "label" -> "." + joined(explode ? "." : ",", ApiParameter::encoded);
            case "matrix" ->
                    ";"
                            + String.join(
                                    ";",
                                    pairs().stream()
                                            .map(pair -> pair.getKey() + "=" + pair.getValue())
                                            .toList());
            default -> joined(",", ApiParameter::encoded);
        };
    }

    /** As fields of a form, or parameters of a query, encoded; secrets in them are not known. */
    List<String> fields() {
        return pairs().stream()
                .map(
                        pair ->
                                encoded(pair.getKey())
                                        + "="
                                        + FoundSecrets.described(pair.getKey(), pair.getValue()))
                .toList();
    }

    /** Names with encoded values. */
    List<Map.Entry<String, String>> pairs() {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        if (style.equals(DEEP)) {
            addDeep(name, value, pairs);
        } else if (explode && value instanceof ArrayNode list) {
            list.forEach(item -> pairs.add(Map.entry(name, encoded(ApiValues.text(item)))));
        } else if (explode && value instanceof ObjectNode object) {
            object.properties()
                    .forEach(
                            member ->
                                    pairs.add(
                                            Map.entry(
                                                    member.getKey(),
                                                    encoded(ApiValues.text(member.getValue())))));
        } else {
            pairs.add(Map.entry(name, joined(delimiter(), ApiParameter::encoded)));
        }
        return pairs;
    }

    private static void addDeep(
            String name, JsonNode value, List<Map.Entry<String, String>> pairs) {
        switch (value) {
            case ArrayNode list -> list.forEach(item -> addDeep(name, item, pairs));
            case ObjectNode object ->
                    object.properties()
                            .forEach(
                                    member ->
                                            addDeep(
                                                    name + "[" + member.getKey() + "]",
                                                    member.getValue(),
                                                    pairs));
            default -> pairs.add(Map.entry(name, encoded(ApiValues.text(value))));
        }
    }

    private String delimiter() {
        return switch (style) {
            case "spaceDelimited", "ssv" -> "%20";
            case "pipeDelimited", "pipes" -> "%7C";
            case "tsv" -> "%09";
            default -> ",";
        };
    }

    /** In one: items, or names and values in turn. */
    private String joined(String delimiter, UnaryOperator<String> encoding) {
        Stream<String> texts =
                switch (value) {
                    case ArrayNode list -> list.valueStream().map(ApiValues::text).map(encoding);
                    case ObjectNode object ->
                            object.properties().stream()
                                    .map(
                                            member ->
                                                    encoding.apply(member.getKey())
                                                            + (explode ? "=" : delimiter)
                                                            + encoding.apply(
                                                                    ApiValues.text(
                                                                            member.getValue())));
                    default -> Stream.of(encoding.apply(ApiValues.text(value)));
                };
        return String.join(delimiter, texts.toList());
    }

    /** Fit for any place in an address, and in a form. */
    static String encoded(String text) {
        return RequestHead.encodedData(text).replace("/", "%2F");
    }
}
