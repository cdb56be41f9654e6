package io.plimsoll.model.yaml.http;

import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.Body.Part;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.FilePaths;
import io.plimsoll.model.yaml.language.HttpLanguage;
import io.plimsoll.model.yaml.language.HttpWords;
import io.plimsoll.model.yaml.language.Section;
import io.plimsoll.model.yaml.language.Vars;
import io.plimsoll.model.yaml.language.Words;
import io.plimsoll.model.yaml.tree.JsonText;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a request carries. */
record BodyReader(Problems problems, Vars vars, FilePaths files) {

    Body read(Fields step) {
        Optional<String> kind =
                step.firstOf(HttpLanguage.BODIES.stream().map(Section.Key::name).toList());
        return switch (kind.orElse("")) {
            case "json" -> json(step, step.rawNode("json").orElseThrow());
            case "body" -> text(step, step.rawNode("body").orElseThrow());
            case "form" -> form(step);
            case "multipart" -> multipart(step);
            case "file" ->
                    step.node("file")
                            .flatMap(this::file)
                            .<Body>map(Body.File::new)
                            .orElse(new Body.None());
            case "" -> new Body.None();
            default -> throw new IllegalStateException(kind.get());
        };
    }

    private Body text(Fields step, Node text) {
        if (text instanceof Node.Scalar scalar && !scalar.isEmpty()) {
            vars.expanded(scalar);
            return new Body.Text(scalar.text());
        }
        if (!(text instanceof Node.Scalar)) {
            String what = "`body` takes text, here is " + text.described();
            problems.add(step.span("body"), what, "did you mean `json:`?");
        } else {
            step.node("body");
        }
        return new Body.None();
    }

    private Body json(Fields step, Node json) {
        if (json instanceof Node.Scalar scalar && scalar.plain() && scalar.text().isEmpty()) {
            step.node("json");
            return new Body.None();
        }
        checkReferences(json);
        return new Body.Json(JsonText.of(json, problems));
    }

    private void checkReferences(Node node) {
        switch (node) {
            case Node.Scalar scalar -> vars.expanded(scalar);
            case Node.Items list -> list.items().forEach(this::checkReferences);
            case Node.Mapping mapping ->
                    mapping.entries()
                            .forEach(
                                    entry -> {
                                        vars.expanded(entry.key());
                                        checkReferences(entry.value());
                                    });
        }
    }

    private Body form(Fields step) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Node.Entry entry : step.named("form").orElse(List.of())) {
            vars.expanded(entry.key());
            text(entry).ifPresent(value -> fields.put(entry.key().text(), value));
        }
        return new Body.Form(fields);
    }

    /** The text of a field, which may be empty. */
    private Optional<String> text(Node.Entry field) {
        String label = "field `" + field.key().text() + "`";
        if (field.value() instanceof Node.Scalar scalar && scalar.isEmpty()) {
            problems.add(
                    field.key().span(), label + " has no value", "write \"\" for an empty text");
            return Optional.empty();
        }
        Optional<String> text = Fields.word(field.value(), label, Words.TEXT, problems);
        if (field.value() instanceof Node.Scalar scalar) {
            vars.expanded(scalar);
        }
        return text;
    }

    private Body multipart(Fields step) {
        List<Part> parts = new ArrayList<>();
        List<Node.Entry> entries = step.named("multipart").orElse(List.of());
        for (Node.Entry entry : entries) {
            vars.expanded(entry.key());
            part(entry).ifPresent(parts::add);
        }
        if (step.named("multipart").isPresent() && entries.isEmpty()) {
            problems.add(step.span("multipart"), "`multipart` has no part", "write `name: text`");
        }
        return parts.isEmpty() ? new Body.None() : new Body.Multipart(parts);
    }

    private Optional<Part> part(Node.Entry entry) {
        String name = entry.key().text();
        if (!(entry.value() instanceof Node.Mapping)) {
            return text(entry)
                    .map(text -> new Part(name, new Part.Content.Text(text), Optional.empty()));
        }
        Optional<Fields> opened =
                Fields.open(entry.value(), HttpLanguage.PART, "part `" + name + "`", problems);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = opened.get();
        Optional<String> type = fields.word("type", HttpWords.CONTENT_TYPE);
        Optional<Part.Content> content =
                fields.has("file")
                        ? fields.node("file").flatMap(this::file).map(Part.Content.File::new)
                        : partText(fields).map(Part.Content.Text::new);
        return content.map(holds -> new Part(name, holds, type));
    }

    private Optional<String> partText(Fields part) {
        Optional<String> text = part.word("text", Words.TEXT);
        if (text.isPresent() && part.node("text").orElseThrow() instanceof Node.Scalar scalar) {
            vars.expanded(scalar);
        }
        return text;
    }

    private Optional<Path> file(Node node) {
        Optional<Path> file =
                Fields.word(node, "`file`", Words.TEXT, problems)
                        .flatMap(text -> files.read(text, node.span(), "./body.bin", problems));
        file.flatMap(path -> files.folder().map(folder -> folder.resolve(path)))
                .ifPresent(path -> checkSize(path, node));
        return file;
    }

    private void checkSize(Path file, Node node) {
        long mebibytes = Body.BYTES_MAX >> 20;
        try {
            if (Files.size(file) > Body.BYTES_MAX) {
                problems.add(
                        node.span(),
                        "the file is larger than " + mebibytes + " MiB",
                        "send less in one request");
            }
        } catch (IOException e) {
            problems.add(node.span(), "the file cannot be read", "check who may read it");
        }
    }
}
