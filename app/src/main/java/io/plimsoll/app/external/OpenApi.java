package io.plimsoll.app.external;

import io.plimsoll.model.scenario.Check;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.RequestHead;
import io.plimsoll.model.scenario.Secret;
import io.plimsoll.model.yaml.tree.Composer;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Source;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Drafts a scenario from a description of an interface, OpenAPI 3 or Swagger 2, in YAML or JSON: a
 * workload for each operation, with the examples of the description or made-up values.
 */
public final class OpenApi {

    private static final int BYTES_MAX = 3 << 20;
    private static final Pattern PLACE = Pattern.compile("\\{([^{}/]+)}");

    private final Drafts drafts;
    private final ApiDocument document;
    private int left;

    private OpenApi(Path path, ApiDocument document) {
        this.document = document;
        String title = document.text("info", "title").orElse("an interface");
        drafts =
                new Drafts(
                        path + ": " + title,
                        title.substring(0, Math.min(60, title.length())).strip());
    }

    /** Drafts from a file. */
    public static Draft draft(Path path) {
        String text = new InputFile(path).text(BYTES_MAX);
        Problems problems = new Problems(Source.of(path.toString(), text));
        Optional<Node> root = Composer.compose(text, problems);
        if (!problems.isEmpty()) {
            throw problems.exception();
        }
        return root.map(node -> new OpenApi(path, new ApiDocument(node)).draft())
                .orElseThrow(() -> InputFile.refused("`" + path + "` is empty", "name another"));
    }

    private Draft draft() {
        List<Operation> operations = operations();
        if (operations.isEmpty()) {
            throw InputFile.refused(
                    "there is no operation under `paths`",
                    "name a description of OpenAPI 3 or Swagger 2");
        }
        for (boolean last : new boolean[] {false, true}) {
            drafts.clear();
            operations.forEach(operation -> add(operation, last));
        }
        if (left > 0) {
            drafts.notes.add(
                    "Left out, since a draft has at most %d steps: %d operations"
                            .formatted(Drafts.STEPS_MAX, left));
        }
        drafts.notes.add(
                "Every operation has the same weight, and values that are examples or made up: put"
                        + " in yours, and take out what must not be done to the target");
        return drafts.draft(drafts.target(server()), 10, Duration.ofMinutes(1), HttpOptions.NONE);
    }

    /** An operation of the interface. */
    private record Operation(HttpMethod method, String path, Node all, Node own) {}

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.entries(document.at(document.root(), "paths"))
                .forEach(
                        (path, item) -> {
                            Node of = document.resolved(item);
                            for (HttpMethod method : HttpMethod.values()) {
                                document.at(of, method.name().toLowerCase(Locale.ROOT))
                                        .filter(_ -> path.startsWith("/"))
                                        .ifPresent(
                                                own ->
                                                        operations.add(
                                                                new Operation(
                                                                        method, path, of, own)));
                            }
                        });
        left = Math.max(0, operations.size() - Drafts.STEPS_MAX);
        return operations.subList(0, operations.size() - left);
    }

    private String server() {
        Optional<Node> server =
                document.at(document.root(), "servers").flatMap(list -> document.item(list, 0));
        if (server.isPresent()) {
            String url = document.text(server.get(), "url").orElse("");
            Map<String, Node> variables = document.entries(document.at(server.get(), "variables"));
            for (Map.Entry<String, Node> variable : variables.entrySet()) {
                String value = document.text(variable.getValue(), "default").orElse("");
                url = url.replace("{" + variable.getKey() + "}", value);
            }
            String whole = url.startsWith("/") ? Drafts.ANYWHERE + url : url;
            return whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
        }
        Optional<String> host = document.text(document.root(), "host");
        String base = document.text(document.root(), "basePath").orElse("");
        return host.map(name -> "http://" + name).orElse(Drafts.ANYWHERE)
                + (base.equals("/") ? "" : base);
    }

    /** What is gathered for one request. */
    private static final class Parts {
        private Headers headers = Headers.NONE;
        private final List<String> query = new ArrayList<>();
        private final Map<String, String> inPath = new LinkedHashMap<>();
        private final List<String> form = new ArrayList<>();
        private boolean file;
        private String body = "";
    }

    /** As Swagger 2 says it. */
    private boolean consumesParts(Operation operation) {
        Optional<Node> consumes =
                document.at(operation.own, "consumes")
                        .or(() -> document.at(document.root(), "consumes"));
        return document.items(consumes).stream()
                .flatMap(type -> ApiDocument.scalar(type).stream())
                .anyMatch(DraftedRequest::isInParts);
    }

    private void add(Operation operation, boolean last) {
        Parts parts = new Parts();
        parameters(operation).forEach(parameter -> add(parameter, parts));
        if (!parts.form.isEmpty()) {
            boolean inParts = parts.file || consumesParts(operation);
            String type = inParts ? DraftedRequest.IN_PARTS : DraftedRequest.FORM;
            parts.headers = parts.headers.withType(type);
            parts.body = String.join("&", parts.form);
        }
        addBody(operation, parts, last);
        secure(operation, parts);
        String query = parts.query.isEmpty() ? "" : "?" + String.join("&", parts.query);
        String name = operation.method + " " + operation.path;
        DraftedRequest request =
                new DraftedRequest(
                        name,
                        operation.method,
                        path(operation.path, parts.inPath) + query,
                        parts.headers,
                        parts.body);
        drafts.add(
                document.text(operation.own, "operationId").orElse(name),
                1,
                List.of(drafts.step(request, checks(operation), last)));
    }

    private void add(Node parameter, Parts parts) {
        String name = document.text(parameter, "name").orElse("");
        boolean required = document.text(parameter, "required").orElse("").equals("true");
        String value = document.example(parameter);
        switch (document.text(parameter, "in").orElse("")) {
            case "path" -> parts.inPath.put(name, value);
            case "query" -> {
                if (required) {
                    parts.query.add(encoded(name) + "=" + encoded(value));
                }
            }
            case "header" -> {
                if (required && !name.equalsIgnoreCase("Authorization")) {
                    parts.headers = parts.headers.with(name, value);
                }
            }
            case "formData" -> {
                parts.form.add(encoded(name) + "=" + encoded(value));
                if (document.text(parameter, "type").orElse("").equals("file")) {
                    parts.file = true;
                    drafts.notes.add(
                            "The part `%s` is a file: put one beside the scenario and write"
                                            .formatted(name)
                                    + " `%s: { file: … }`".formatted(name));
                }
            }
            case "body" -> {
                parts.body = value;
                parts.headers = parts.headers.withType(DraftedRequest.JSON);
            }
            default -> {}
        }
    }

    private void addBody(Operation operation, Parts parts, boolean last) {
        Map<String, Node> types =
                document.entries(
                        document.at(operation.own, "requestBody")
                                .map(document::resolved)
                                .flatMap(of -> document.at(of, "content")));
        Optional<String> form =
                Stream.of(DraftedRequest.IN_PARTS, DraftedRequest.FORM)
                        .filter(types::containsKey)
                        .findFirst();
        Optional<String> json =
                types.keySet().stream().filter(type -> type.contains("json")).findFirst();
        if (json.isPresent()) {
            parts.headers = parts.headers.withType(json.get());
            parts.body = document.example(types.get(json.get()));
        } else if (form.isPresent()) {
            parts.headers = parts.headers.withType(form.get());
            parts.body =
                    document
                            .examples(Objects.requireNonNull(types.get(form.get())))
                            .entrySet()
                            .stream()
                            .map(part -> encoded(part.getKey()) + "=" + encoded(part.getValue()))
                            .collect(Collectors.joining("&"));
        } else if (last && !types.isEmpty()) {
            drafts.notes.add(
                    "The body of %s %s was left out: it is %s"
                            .formatted(
                                    operation.method,
                                    operation.path,
                                    String.join(", ", types.keySet())));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Those of the path, and those of the operation in their place. */
    private List<Node> parameters(Operation operation) {
        Map<String, Node> parameters = new LinkedHashMap<>();
        for (Node of : List.of(operation.all, operation.own)) {
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

    /** The path with vars in its places. */
    private String path(String template, Map<String, String> values) {
        Matcher place = PLACE.matcher(template);
        StringBuilder path = new StringBuilder();
        int from = 0;
        while (place.find()) {
            path.append(RequestHead.encodedPath(template.substring(from, place.start())));
            String name =
                    place.group(1)
                            .replaceAll("[^A-Za-z0-9_-]", "_")
                            .replaceFirst("^[^A-Za-z_]", "_");
            String var = name.equals("secrets") ? "secrets_" : name;
            String value = values.getOrDefault(place.group(1), "1");
            drafts.vars.putIfAbsent(var, value.isEmpty() ? "1" : encoded(value));
            path.append(FoundSecrets.variable(var));
            from = place.end();
        }
        return path.append(RequestHead.encodedPath(template.substring(from)))
                .toString()
                .replace("#", "%23");
    }

    private List<Check> checks(Operation operation) {
        boolean good =
                document.entries(document.at(operation.own, "responses")).keySet().stream()
                        .anyMatch(status -> status.matches("2(\\d\\d|XX|xx)"));
        return good
                ? List.of(new Check.Status(List.of(new Check.Status.Range(200, 299))))
                : List.of();
    }

    /** Says who asks in the first of the ways that the description names. */
    private void secure(Operation operation, Parts parts) {
        Optional<Node> asked =
                document.at(operation.own, "security")
                        .or(() -> document.at(document.root(), "security"));
        Optional<String> scheme =
                asked.flatMap(list -> document.item(list, 0)).stream()
                        .flatMap(one -> document.entries(Optional.of(one)).keySet().stream())
                        .findFirst();
        Optional<Node> described =
                scheme.flatMap(
                        name ->
                                document.at(document.root(), "components", "securitySchemes", name)
                                        .or(
                                                () ->
                                                        document.at(
                                                                document.root(),
                                                                "securityDefinitions",
                                                                name)));
        if (described.isEmpty()) {
            return;
        }
        Node of = document.resolved(described.get());
        String secret = FoundSecrets.unknown(scheme.orElse(""));
        String type = document.text(of, "type").orElse("");
        if (!type.equals("apiKey")) {
            boolean basic =
                    type.equals("basic") || document.text(of, "scheme").orElse("").equals("basic");
            parts.headers =
                    parts.headers.with("Authorization", (basic ? "Basic " : "Bearer ") + secret);
            return;
        }
        String name = document.text(of, "name").orElse("key");
        if (!Secret.isLikely(name, secret)) {
            drafts.secrets.hide(scheme.orElse(""), secret);
        }
        switch (document.text(of, "in").orElse("")) {
            case "query" -> parts.query.add(encoded(name) + "=" + secret);
            case "cookie" -> parts.headers = parts.headers.with("Cookie", secret);
            default -> parts.headers = parts.headers.with(name, secret);
        }
    }
}
