package io.plimsoll.app.external;

import io.plimsoll.model.recording.HarEntry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parts of a form that was sent as {@code multipart/form-data} (RFC 7578): taken from the text
 * that was sent, which knows files best, or else from a list beside it.
 *
 * @param all empty: it has none, or they cannot be told apart
 */
record FormParts(List<HarEntry.Param> all) {

    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=\"?([^\";\\s]{1,70})");
    private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("(?i)[;\\s]filename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?i)\ncontent-type:\\s*([^;\\s]+)");
    private static final String LINE = "\r\n";

    FormParts {
        all = List.copyOf(all);
    }

    /**
     * Those of a body.
     *
     * @param types what is said of its type
     * @param listed beside it
     */
    static FormParts of(List<String> types, String body, List<HarEntry.Param> listed) {
        List<String> inParts = types.stream().filter(DraftedRequest::isInParts).toList();
        if (inParts.isEmpty()) {
            return new FormParts(List.of());
        }
        Matcher boundary = BOUNDARY.matcher(String.join(" ", inParts));
        List<HarEntry.Param> sent = boundary.find() ? inText(body, boundary.group(1)) : List.of();
        return new FormParts(sent.isEmpty() ? listed : sent);
    }

    /** Nothing unless it is whole. */
    private static List<HarEntry.Param> inText(String body, String boundary) {
        String[] pieces = (LINE + body).split(Pattern.quote(LINE + "--" + boundary), -1);
        if (pieces.length < 3 || !pieces[pieces.length - 1].startsWith("--")) {
            return List.of();
        }
        List<HarEntry.Param> parts = new ArrayList<>();
        for (int i = 1; i < pieces.length - 1; i++) {
            int end = pieces[i].indexOf(LINE + LINE);
            String head = pieces[i].substring(0, Math.max(0, end));
            String name = found(NAME, head);
            if (name.isEmpty()) {
                return List.of();
            }
            String text = pieces[i].substring(end + 2 * LINE.length());
            parts.add(new HarEntry.Param(name, text, found(FILE, head), found(TYPE, head)));
        }
        return parts;
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /**
     * As the body of a form.
     *
     * @param notes takes what is not carried over
     */
    String fields(List<String> notes) {
        return all.stream().map(part -> field(part, notes)).collect(Collectors.joining("&"));
    }

    /**
     * A part as a field of a form.
     *
     * @param notes takes what is not carried over
     */
    static String field(HarEntry.Param part, List<String> notes) {
        return encoded(part.name()) + "=" + encoded(text(part, notes));
    }

    private static String text(HarEntry.Param part, List<String> notes) {
        if (!part.file().isEmpty()) {
            notes.add(
                    "The part `%s` is the file `%s`, which was not copied: put it beside the"
                                    .formatted(part.name(), part.file())
                            + " scenario and write `%s: { file: … }`".formatted(part.name()));
            return "the content of " + part.file();
        }
        if (!part.type().isEmpty() && !part.type().startsWith("text/plain")) {
            notes.add(
                    "The part `%s` said that it is %s, which was left out: write"
                                    .formatted(part.name(), part.type())
                            + " `%s: { text: …, type: %s }`".formatted(part.name(), part.type()));
        }
        return part.value();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
