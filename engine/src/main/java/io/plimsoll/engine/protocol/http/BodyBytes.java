package io.plimsoll.engine.protocol.http;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.Body.Part;
import io.plimsoll.model.scenario.Template;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Makes bodies into bytes: vars are put in and files read, once before the run. */
final class BodyBytes {

    private final Path folder;
    private final Map<String, String> vars;
    private final String boundary;

    /** A body as it goes out, and the content type that follows from what it is. */
    record Content(byte[] bytes, Optional<String> type) {}

    /**
     * @param folder where the paths of files count from
     * @param seed decides the line between the parts of forms
     */
    BodyBytes(Path folder, Map<String, String> vars, long seed) {
        this.folder = folder;
        this.vars = vars;
        SplittableRandom random = new SplittableRandom(seed);
        HexFormat hex = HexFormat.of();
        boundary =
                "plimsoll-"
                        + hex.toHexDigits(random.nextLong())
                        + hex.toHexDigits(random.nextLong());
    }

    /**
     * @throws PlimsollException when a file cannot be read or is too large
     */
    Content of(Body body) {
        return switch (body) {
            case Body.None _ -> new Content(new byte[0], Optional.empty());
            case Body.Text(String text) -> new Content(bytes(expand(text)), Optional.empty());
            case Body.Json(String text) ->
                    new Content(
                            bytes(Template.of(text).expandInJson(vars)),
                            Optional.of("application/json"));
            case Body.File(Path file) -> new Content(read(file), Optional.empty());
            case Body.Form(Map<String, String> fields) ->
                    new Content(
                            bytes(form(fields)), Optional.of("application/x-www-form-urlencoded"));
            case Body.Multipart form ->
                    new Content(
                            multipart(form),
                            Optional.of("multipart/form-data; boundary=" + boundary));
        };
    }

    private String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(
                        field ->
                                encoded(expand(field.getKey()))
                                        + "="
                                        + encoded(expand(field.getValue())))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** RFC 7578 and, for the lines between, RFC 2046, section 5.1. */
    private byte[] multipart(Body.Multipart form) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Part part : form.parts()) {
            String fileName = "";
            byte[] content =
                    switch (part.content()) {
                        case Part.Content.Text(String text) -> bytes(expand(text));
                        case Part.Content.File(Path file) -> {
                            fileName = "; filename=\"" + quoted(lastName(file)) + "\"";
                            yield read(file);
                        }
                    };
            bytes.writeBytes(
                    bytes(
                            "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n%s\r\n"
                                    .formatted(
                                            boundary,
                                            quoted(expand(part.name())),
                                            fileName,
                                            part.type()
                                                    .map(type -> "Content-Type: " + type + "\r\n")
                                                    .orElse(""))));
            bytes.writeBytes(content);
            bytes.writeBytes(bytes("\r\n"));
            if (bytes.size() > Body.BYTES_MAX) {
                throw tooLarge("the parts of a form together");
            }
        }
        bytes.writeBytes(bytes("--" + boundary + "--\r\n"));
        return bytes.toByteArray();
    }

    /** As browsers do it: the WHATWG's form submission, section 4.10.21.8 of its HTML standard. */
    private static String quoted(String name) {
        return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    private static String lastName(Path file) {
        return String.valueOf(file.getFileName());
    }

    private byte[] read(Path file) {
        Path path = folder.resolve(file);
        try {
            if (Files.size(path) > Body.BYTES_MAX) {
                throw tooLarge("the file `" + file + "`");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new PlimsollException(
                    ExitCode.INVALID_SCENARIO,
                    Problem.of(
                            "the file `" + file + "`, which a request sends, cannot be read",
                            "it is looked for in `" + folder + "`"));
        }
    }

    private static PlimsollException tooLarge(String what) {
        return new PlimsollException(
                ExitCode.INVALID_SCENARIO,
                Problem.of(
                        what + " would make a body of more than " + (Body.BYTES_MAX >> 20) + " MiB",
                        "send less in one request"));
    }

    private String expand(String text) {
        return Template.of(text).expand(vars);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
