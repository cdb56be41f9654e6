package io.plimsoll.engine.protocol.http;

import io.plimsoll.engine.protocol.Text;
import io.plimsoll.engine.protocol.Variables;
import io.plimsoll.engine.protocol.http.Content.Piece;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.Body.Part;
import io.plimsoll.model.scenario.JsonStrings;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Makes bodies ready to be sent: constants are put in and files read, once before the run. */
final class BodyBytes {

    private final Path folder;
    private final String boundary;

    /**
     * @param folder where the paths of files count from
     * @param seed decides the line between the parts of forms
     */
    BodyBytes(Path folder, long seed) {
        this.folder = folder;
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
    Content of(Body body, Variables variables) {
        return switch (body) {
            case Body.None _ -> Content.NONE;
            case Body.Text(String text) -> Content.of(variables.text(text), Optional.empty());
            case Body.Json(String text) ->
                    Content.of(
                            variables.text(text, JsonStrings::escape, JsonStrings::escape),
                            Optional.of("application/json"));
            case Body.File(Path file) ->
                    new Content(List.of(new Piece.Bytes(read(file))), Optional.empty());
            case Body.Form(Map<String, String> fields) ->
                    Content.of(
                            form(fields, variables),
                            Optional.of("application/x-www-form-urlencoded"));
            case Body.Multipart form ->
                    new Content(
                            multipart(form, variables),
                            Optional.of("multipart/form-data; boundary=" + boundary));
        };
    }

    private static Text form(Map<String, String> fields, Variables variables) {
        List<Text> texts = new ArrayList<>();
        fields.forEach(
                (name, value) -> {
                    texts.add(new Text.Constant(texts.isEmpty() ? "" : "&"));
                    texts.add(variables.text(name).changed(BodyBytes::encoded));
                    texts.add(new Text.Constant("="));
                    texts.add(variables.text(value).changed(BodyBytes::encoded));
                });
        return Text.joined(texts);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** RFC 7578 and, for the lines between, RFC 2046, section 5.1. */
    private List<Piece> multipart(Body.Multipart form, Variables variables) {
        List<Piece> pieces = new ArrayList<>();
        long bytes = 0;
        for (Part part : form.parts()) {
            switch (part.content()) {
                case Part.Content.Text(String text) -> {
                    pieces.add(partHead(part, "", variables));
                    pieces.add(new Piece.OfText(variables.text(text)));
                }
                case Part.Content.File(Path file) -> {
                    String name = "; filename=\"" + quoted(lastName(file)) + "\"";
                    byte[] content = read(file);
                    bytes += content.length;
                    pieces.add(partHead(part, name, variables));
                    pieces.add(new Piece.Bytes(content));
                }
            }
            pieces.add(written("\r\n"));
            if (bytes > Body.BYTES_MAX) {
                throw tooLarge("the parts of a form together");
            }
        }
        pieces.add(written("--" + boundary + "--\r\n"));
        return pieces;
    }

    private Piece partHead(Part part, String fileName, Variables variables) {
        String type = part.type().map(text -> "Content-Type: " + text + "\r\n").orElse("");
        return new Piece.OfText(
                Text.joined(
                        List.of(
                                new Text.Constant(
                                        "--"
                                                + boundary
                                                + "\r\nContent-Disposition: form-data; name=\""),
                                variables.text(part.name()).changed(BodyBytes::quoted),
                                new Text.Constant("\"" + fileName + "\r\n" + type + "\r\n"))));
    }

    private static Piece written(String text) {
        return new Piece.OfText(new Text.Constant(text));
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
}
