package io.plimsoll.app.external;

import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.yaml.tree.Composer;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Drafts a scenario from a description of an interface, OpenAPI 3 or Swagger 2, in YAML or JSON: a
 * workload for each operation, with the examples of the description or made-up values.
 */
public final class OpenApi {

    private static final int BYTES_MAX = 3 << 20;

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
        List<ApiOperation> operations = operations();
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

    private List<ApiOperation> operations() {
        List<ApiOperation> operations = new ArrayList<>();
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
                                                                new ApiOperation(
                                                                        document, method, path, of,
                                                                        own)));
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

    private void add(ApiOperation operation, boolean last) {
        drafts.add(
                document.text(operation.own(), "operationId").orElse(operation.name()),
                1,
                List.of(drafts.step(ApiRequest.of(operation, drafts), operation.checks(), last)));
    }
}
