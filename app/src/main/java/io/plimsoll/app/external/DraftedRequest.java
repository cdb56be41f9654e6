package io.plimsoll.app.external;

import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.Check;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.RequestHead;
import io.plimsoll.model.scenario.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request on its way into a draft: first its secrets are found, then it is written.
 *
 * @param path with its query
 */
record DraftedRequest(String name, HttpMethod method, String path, Headers headers, String body) {

    /** The type of a body that is sent in parts; here it has the fields of a form. */
    static final String IN_PARTS = "multipart/form-data";

    static final String FORM = "application/x-www-form-urlencoded";

    static final String JSON = "application/json";

    private static final int BODY_CHARACTERS_MAX = 16_384;
    private static final int NAME_CHARACTERS_MAX = 80;

    /**
     * The step.
     *
     * @param notes takes what is left out
     */
    HttpStep step(FoundSecrets secrets, List<Check> checks, List<String> notes) {
        String safePath = safePath(secrets);
        Map<String, String> safeHeaders = new LinkedHashMap<>();
        Body safeBody = body(secrets, notes);
        headers.all().forEach(header -> add(header, secrets, safeHeaders, notes));
        if (saysItsType(safeBody) || isInParts(headers.type())) {
            safeHeaders.keySet().removeIf(Headers::isType);
        }
        return new HttpStep(
                named(secrets),
                method,
                FoundSecrets.withVariables(safePath),
                safeHeaders,
                safeBody,
                checks,
                Optional.empty(),
                false);
    }

    private boolean saysItsType(Body body) {
        return switch (body) {
            case Body.Json _ -> headers.type().isEmpty() || headers.type().equals(JSON);
            case Body.Form _ -> headers.type().equals(FORM);
            default -> body instanceof Body.Multipart;
        };
    }

    private String named(FoundSecrets secrets) {
        String visible = name.replaceAll("[^\\x20-\\x7e]+", "_").replace("${", "{").strip();
        String cut = visible.substring(0, Math.min(visible.length(), NAME_CHARACTERS_MAX));
        String safe = secrets.in(cut);
        return safe.equals(cut) && !cut.isBlank() ? cut : method.name() + " request";
    }

    /** With names in place of the values of parameters that say who asks. */
    private String safePath(FoundSecrets secrets) {
        int query = path.indexOf('?');
        if (query < 0) {
            return secrets.in(path);
        }
        return secrets.in(path.substring(0, query))
                + "?"
                + FormField.all(path.substring(query + 1)).stream()
                        .map(field -> field.hidden(secrets, field.value()))
                        .collect(Collectors.joining("&"));
    }

    private static void add(
            Map.Entry<String, String> header,
            FoundSecrets secrets,
            Map<String, String> to,
            List<String> notes) {
        String name = header.getKey();
        String value = header.getValue();
        boolean known = to.keySet().stream().anyMatch(name::equalsIgnoreCase);
        if (known
                || RequestHead.headerName(name).isPresent()
                || RequestHead.headerValue(name, value).isPresent()) {
            notes.add("The header " + name + " was left out: it cannot be sent like this");
        } else if (Headers.isType(name)) {
            to.put(name, FoundSecrets.named(value));
        } else if (FoundSecrets.isMarked(value)) {
            to.put(name, secrets.inMarked(value));
        } else if (!Secret.isLikely(name, value) || value.isEmpty()) {
            to.put(name, secrets.in(value));
        } else {
            int blank = value.indexOf(' ');
            boolean scheme =
                    name.equalsIgnoreCase("Authorization")
                            && blank > 0
                            && value.substring(0, blank).matches("[A-Za-z]{1,20}");
            to.put(
                    name,
                    scheme
                            ? value.substring(0, blank + 1)
                                    + secrets.hide(name, value.substring(blank + 1).strip())
                            : secrets.hide(name, value));
        }
    }

    private Body body(FoundSecrets secrets, List<String> notes) {
        if (body.isEmpty()) {
            return new Body.None();
        }
        boolean text =
                body.chars()
                        .noneMatch(
                                c ->
                                        (c < ' ' && c != '\n' && c != '\r' && c != '\t')
                                                || c == 0xFFFD);
        if (!text || body.length() > BODY_CHARACTERS_MAX) {
            notes.add(
                    "The body of `%s` was left out: %s"
                            .formatted(name, text ? "it has more than 16 kB" : "it is no text"));
            return new Body.None();
        }
        String type = headers.type();
        boolean json = type.contains("json") || type.isEmpty();
        Optional<DraftedJson> read =
                json || type.startsWith(FORM) ? DraftedJson.of(body, secrets) : Optional.empty();
        if (read.isPresent()) {
            String safe = read.get().text();
            return json && !read.get().repeats() ? new Body.Json(safe) : new Body.Text(safe);
        }
        if (type.equals(IN_PARTS)) {
            return inParts(form(secrets), notes);
        }
        if (isInParts(type)) {
            notes.add(
                    "The body of `%s` was left out: its parts cannot be told apart"
                            .formatted(name));
            return new Body.None();
        }
        return type.startsWith(FORM) ? form(secrets) : new Body.Text(secrets.in(body));
    }

    /** Whether a body of this type has parts. */
    static boolean isInParts(String type) {
        return type.strip().toLowerCase(Locale.ROOT).startsWith(IN_PARTS);
    }

    private Body inParts(Body form, List<String> notes) {
        if (!(form instanceof Body.Form(Map<String, String> fields))) {
            notes.add("The body of `%s` was left out: two parts have one name".formatted(name));
            return new Body.None();
        }
        return new Body.Multipart(
                fields.entrySet().stream()
                        .map(
                                field ->
                                        new Body.Part(
                                                field.getKey(),
                                                new Body.Part.Content.Text(field.getValue()),
                                                Optional.empty()))
                        .toList());
    }

    private Body form(FoundSecrets secrets) {
        List<FormField> all = FormField.all(body);
        long names = all.stream().map(FormField::name).distinct().count();
        if (names < all.size() || all.stream().anyMatch(field -> field.name().isEmpty())) {
            return asText(all, secrets); // a form of the language has each once
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (FormField field : all) {
            fields.put(
                    FoundSecrets.named(field.name()),
                    field.isSecret()
                            ? secrets.hide(field.name(), field.value())
                            : secrets.in(field.value()));
        }
        return new Body.Form(fields);
    }

    /** As it was written, encoded values and all. */
    private static Body asText(List<FormField> all, FoundSecrets secrets) {
        return new Body.Text(
                all.stream()
                        .map(field -> field.hidden(secrets, field.writtenValue()))
                        .collect(Collectors.joining("&")));
    }
}
