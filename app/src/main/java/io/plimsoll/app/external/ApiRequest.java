package io.plimsoll.app.external;

import io.plimsoll.model.recording.HarEntry;
import io.plimsoll.model.scenario.RequestHead;
import io.plimsoll.model.scenario.Secret;
import io.plimsoll.model.yaml.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Gathers the request of a described operation: what is required of it, and all of its body. */
final class ApiRequest {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}/]+)}");

    private final ApiOperation operation;
    private final ApiDocument document;
    private final ApiValues values;
    private final Drafts drafts;

    private Headers headers = Headers.NONE;
    private final List<String> query = new ArrayList<>();
    private final Map<String, ApiParameter> inPath = new LinkedHashMap<>();
    private final Set<String> cookies = new LinkedHashSet<>();
    private final List<String> form = new ArrayList<>();
    private boolean file;
    private String body = "";

    private ApiRequest(ApiOperation operation, Drafts drafts) {
        this.operation = operation;
        this.document = operation.document();
        this.values = new ApiValues(document);
        this.drafts = drafts;
    }

    /** With its vars and notes in the draft. */
    static DraftedRequest of(ApiOperation operation, Drafts drafts) {
        return new ApiRequest(operation, drafts).request();
    }

    private DraftedRequest request() {
        operation.parameters().forEach(this::add);
        if (!form.isEmpty()) {
            boolean inParts = file || operation.consumesParts();
            headers = headers.withType(inParts ? DraftedRequest.IN_PARTS : DraftedRequest.FORM);
            body = String.join("&", form);
        }
        addBody();
        operation.security().forEach(this::secure);
        if (!cookies.isEmpty()) {
            headers = headers.with("Cookie", FoundSecrets.marked(String.join("; ", cookies)));
        }
        String asked = query.isEmpty() ? "" : "?" + String.join("&", query);
        return new DraftedRequest(
                operation.name(), operation.method(), path() + asked, headers, body);
    }

    private void add(Node described) {
        ApiParameter parameter = ApiParameter.of(described, document, values);
        boolean required = document.text(described, "required").orElse("").equals("true");
        String name = parameter.name();
        switch (parameter.in()) {
            case "path" -> inPath.put(name, parameter);
            case "query" -> {
                if (required) {
                    query.addAll(parameter.fields());
                }
            }
            case "header" -> {
                if (required && !name.equalsIgnoreCase("Authorization")) {
                    headers = headers.with(name, FoundSecrets.described(name, parameter.text()));
                }
            }
            case "cookie" -> {
                if (required) {
                    for (Map.Entry<String, String> pair : parameter.pairs()) {
                        String value = FoundSecrets.described(pair.getKey(), pair.getValue());
                        addCookie(pair.getKey(), value, Secret.isLikely(pair.getKey(), value));
                    }
                }
            }
            case "formData" -> {
                boolean isFile = document.text(described, "type").orElse("").equals("file");
                form.addAll(isFile ? List.of(file(name)) : parameter.fields());
            }
            case "body" -> {
                body = values.body(described);
                headers = headers.withType(DraftedRequest.JSON);
            }
            default -> {}
        }
    }

    private void addCookie(String name, String value, boolean secret) {
        if (secret) {
            drafts.secrets.hide(name, value);
        }
        cookies.add(name + "=" + value);
    }

    /** The field that stands for a file until there is one. */
    private String file(String name) {
        file = true;
        drafts.notes.add(
                "The part `%s` is a file: put one beside the scenario and write".formatted(name)
                        + " `%s: { file: … }`".formatted(name));
        return ApiParameter.encoded(name) + "=" + FoundSecrets.described(name, "example");
    }

    private void addBody() {
        Map<String, Node> types = operation.bodies();
        Optional<String> json =
                types.keySet().stream().filter(type -> type.contains("json")).findFirst();
        Optional<String> fields =
                Stream.of(DraftedRequest.IN_PARTS, DraftedRequest.FORM)
                        .filter(types::containsKey)
                        .findFirst();
        if (json.isPresent()) {
            headers = headers.withType(json.get());
            body = values.body(Objects.requireNonNull(types.get(json.get())));
        } else if (fields.isPresent()) {
            headers = headers.withType(fields.get());
            body = fields(Objects.requireNonNull(types.get(fields.get())), fields.get());
        } else if (!types.isEmpty()) {
            drafts.notes.add(
                    "The body of %s was left out: it is %s"
                            .formatted(operation.name(), String.join(", ", types.keySet())));
        }
    }

    private String fields(Node described, String type) {
        List<String> fields = new ArrayList<>();
        if (values.of(described) instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                String name = member.getKey();
                Optional<Node> encoding = document.at(described, "encoding", name);
                if (type.equals(DraftedRequest.IN_PARTS)) {
                    boolean isFile =
                            encoding.flatMap(of -> document.text(of, "contentType"))
                                            .filter(ApiValues::isTypeOfFile)
                                            .isPresent()
                                    || isFile(described, member);
                    fields.add(isFile ? file(name) : part(name, member.getValue()));
                } else {
                    fields.addAll(field(name, member.getValue(), encoding));
                }
            }
        }
        return String.join("&", fields);
    }

    /** By its value, or by its schema when there is an example. */
    private boolean isFile(Node described, Map.Entry<String, JsonNode> member) {
        return Stream.of(
                        Optional.of(member.getValue()),
                        document.at(described, "schema", "properties", member.getKey())
                                .map(values::of))
                .flatMap(Optional::stream)
                .anyMatch(
                        value ->
                                value.isBinary()
                                        || (value instanceof ArrayNode list
                                                && !list.isEmpty()
                                                && list.get(0).isBinary()));
    }

    /** A form of the language has each part once. */
    private String part(String name, JsonNode value) {
        JsonNode one = value;
        if (value instanceof ArrayNode list && !list.isEmpty()) {
            one = list.get(0);
            if (list.size() > 1) {
                drafts.notes.add(
                        "Of the %d parts `%s` of %s the first was taken: a form has each once"
                                .formatted(list.size(), name, operation.name()));
            }
        }
        String text = FoundSecrets.described(name, ApiValues.text(one));
        String type = one.isContainer() ? DraftedRequest.JSON : "";
        return FormParts.field(new HarEntry.Param(name, text, "", type), drafts.notes);
    }

    /** Objects are JSON unless something else is said. */
    private List<String> field(String name, JsonNode value, Optional<Node> encoding) {
        Optional<String> style = encoding.flatMap(of -> document.text(of, "style"));
        boolean json = value.isObject() && style.isEmpty();
        return new ApiParameter(
                        name,
                        "",
                        json ? ApiValues.string(value.toString()) : value,
                        style.orElse(ApiParameter.FORM),
                        encoding.flatMap(of -> document.text(of, "explode")))
                .fields();
    }

    /** The path with vars in its places. */
    private String path() {
        Matcher place = PLACE.matcher(operation.path());
        StringBuilder path = new StringBuilder();
        int from = 0;
        while (place.find()) {
            path.append(literal(operation.path().substring(from, place.start())));
            path.append(inPlace(place.group(1)));
            from = place.end();
        }
        return path.append(literal(operation.path().substring(from))).toString();
    }

    private static String literal(String path) {
        return RequestHead.encodedPath(path).replace("#", "%23");
    }

    /** A var, or what no var can be: a list, or a text with a slash, which would stay one. */
    private String inPlace(String name) {
        Optional<ApiParameter> parameter = Optional.ofNullable(inPath.get(name));
        String text = parameter.map(ApiParameter::text).filter(of -> !of.isEmpty()).orElse("1");
        if (parameter.isPresent()
                && (!parameter.get().isPlain() || text.matches("(?s).*(/|\\$\\{).*"))) {
            return parameter.get().inPath();
        }
        String plain = name.replaceAll("[^A-Za-z0-9_-]", "_").replaceFirst("^[^A-Za-z_]", "_");
        return FoundSecrets.variable(
                drafts.var(plain.equals(Secret.NAMESPACE) ? plain + "_" : plain, text));
    }

    /** Says who asks. */
    private void secure(String scheme) {
        Optional<Node> described =
                document.at(document.root(), "components", "securitySchemes", scheme)
                        .or(() -> document.at(document.root(), "securityDefinitions", scheme));
        if (described.isEmpty()) {
            return;
        }
        Node of = document.resolved(described.get());
        String secret = FoundSecrets.unknown(scheme);
        String type = document.text(of, "type").orElse("");
        if (!type.equals("apiKey")) {
            boolean basic =
                    type.equals("basic") || document.text(of, "scheme").orElse("").equals("basic");
            headers = headers.with("Authorization", (basic ? "Basic " : "Bearer ") + secret);
            return;
        }
        String name = document.text(of, "name").orElse("key");
        String in = document.text(of, "in").orElse("");
        if (in.equals("cookie")) {
            addCookie(name, FoundSecrets.unknown(name), true);
            return;
        }
        if (!Secret.isLikely(name, secret)) {
            drafts.secrets.hide(scheme, secret);
        }
        if (in.equals("query")) {
            query.add(ApiParameter.encoded(name) + "=" + secret);
        } else {
            headers = headers.with(name, secret);
        }
    }
}
