package io.plimsoll.app.external;

import io.plimsoll.model.recording.HarEntry;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.HttpOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Drafts a scenario from commands of curl: one step each. */
public final class CurlCommand {

    private static final int BYTES_MAX = 3 << 20;
    private static final int REDIRECTS = 10;

    /** Behind a part of a form. */
    private static final Pattern TYPE = Pattern.compile(";type=([^;]*)$");

    /** Say nothing about the request. */
    private static final Set<String> IGNORED =
            Set.of(
                    "--silent",
                    "--show-error",
                    "--verbose",
                    "--include",
                    "--fail",
                    "--progress-bar",
                    "--no-buffer",
                    "--remote-name",
                    "--remote-header-name",
                    "--remote-time",
                    "--http1.1",
                    "--output",
                    "--write-out",
                    "--dump-header",
                    "--cookie-jar",
                    "--connect-timeout");

    private final Drafts drafts;
    private final List<Asked> all = new ArrayList<>();

    /** One command as far as it has been read. */
    private static final class Asked {
        private Headers headers = Headers.NONE;
        private final List<String> data = new ArrayList<>();
        private final List<String> parts = new ArrayList<>();
        private final List<String> urls = new ArrayList<>();
        private String method = "";
        private String upload = "";
        private String user = "";
        private boolean inQuery;
        private boolean posts;
        private boolean globs = true;
        private HttpOptions options = HttpOptions.NONE;
        private CurlRetry retry = CurlRetry.NONE;
        private boolean json;
    }

    private CurlCommand(String origin) {
        drafts = new Drafts(origin, "from curl");
    }

    /** Drafts from a command, or from the name of a file of commands. */
    public static Draft draft(String commandOrFile) {
        boolean command = commandOrFile.strip().startsWith("curl");
        String text =
                command ? commandOrFile : new InputFile(Path.of(commandOrFile)).text(BYTES_MAX);
        CurlCommand curl =
                new CurlCommand(command ? "a curl command" : Path.of(commandOrFile).toString());
        curl.read(ShellWords.of(text));
        return curl.draft();
    }

    private static boolean isCurl(String program) {
        String name = lastName(program);
        return name.equals("curl") || name.equals("curl.exe");
    }

    private void read(List<String> words) {
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at++);
            if (word.equals(ShellWords.END)) {
                continue;
            }
            int end = at;
            while (end < words.size() && !words.get(end).equals(ShellWords.END)) {
                end++;
            }
            if (isCurl(word)) {
                all.add(asked(words.subList(at, end)));
            } else {
                drafts.notes.add("Left out, since it is no curl command: " + word);
            }
            at = end;
        }
        if (all.isEmpty()) {
            throw InputFile.refused(
                    "there is no curl command",
                    "`--from curl 'curl http://127.0.0.1:8080/'`, or a file with such lines");
        }
    }

    private Asked asked(List<String> words) {
        Asked asked = new Asked();
        for (CurlOption option : CurlOption.of(words)) {
            if (option.name().equals(CurlOption.NEXT)) {
                drafts.notes.add(
                        "What follows `--next` was left out: write it as a command of its own");
                break;
            }
            take(option.name(), option.value(), asked);
        }
        return asked;
    }

    private void take(String option, String value, Asked asked) {
        switch (option) {
            case CurlOption.URL -> asked.urls.add(value);
            case "--get" -> asked.inQuery = true;
            case "--head" -> asked.method = "HEAD";
            case "--request" -> asked.method = value.toUpperCase(Locale.ROOT);
            case "--globoff" -> asked.globs = false;
            case "--location" -> asked.options = asked.options.withRedirects(REDIRECTS);
            case "--header" -> header(asked, value);
            case "--upload-file" -> upload(asked, value);
            case "--user" -> asked.user = value;
            case "--oauth2-bearer" -> add(asked, "Authorization", "Bearer " + value);
            case "--user-agent" -> add(asked, "User-Agent", value);
            case "--referer" -> header(asked, "Referer: " + value.replaceFirst(";auto$", ""));
            case "--cookie" -> {
                if (value.contains("=")) {
                    add(asked, "Cookie", value);
                } else {
                    drafts.notes.add("The file of cookies `" + value + "` was left out");
                }
            }
            case "--compressed" ->
                    drafts.notes.add("`--compressed` was left out: answers are taken as they are");
            default -> {
                if (takesBody(option, value, asked)) {
                    asked.posts = true;
                } else if (!takesRetry(option, value, asked) && !IGNORED.contains(option)) {
                    drafts.notes.add("The option `" + option + "` was left out");
                }
            }
        }
    }

    private static boolean takesRetry(String option, String value, Asked asked) {
        Optional<CurlRetry> retry = asked.retry.with(option, value);
        retry.ifPresent(more -> asked.retry = more);
        return retry.isPresent();
    }

    private boolean takesBody(String option, String value, Asked asked) {
        switch (option) {
            case "--data", "--data-ascii", "--data-binary" -> data(asked, value);
            case "--data-raw" -> asked.data.add(value);
            case "--data-urlencode" -> urlEncoded(asked, value);
            case "--form" -> part(asked, value);
            case "--form-string" -> asked.parts.add(encoded(value));
            case "--json" -> {
                asked.json = true;
                data(asked, value);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void add(Asked asked, String header, String value) {
        asked.headers = asked.headers.with(header, value);
    }

    private void header(Asked asked, String written) {
        int colon = written.indexOf(':');
        String value = written.substring(colon + 1).strip();
        if (written.startsWith("@")) {
            drafts.notes.add("The headers in `%s` were left out".formatted(written.substring(1)));
        } else if (colon > 0 && !value.isEmpty()) {
            add(asked, written.substring(0, colon).strip(), value);
        } else {
            drafts.notes.add(
                    written.matches("[A-Za-z0-9_-]+[:;] *")
                            ? "`--header '%s'` was left out: a header has a value"
                                    .formatted(written)
                            : "A header without a name was left out");
        }
    }

    private void data(Asked asked, String value) {
        if (value.startsWith("@")) {
            leaveOut(value.substring(1));
        } else {
            asked.data.add(value);
        }
    }

    private void upload(Asked asked, String file) {
        asked.upload = file;
        leaveOut(file);
    }

    private void leaveOut(String file) {
        String name = lastName(file);
        boolean named = isNamed(file);
        drafts.notes.add(
                "The body in the file `%s` was left out: put %s beside the scenario and"
                                .formatted(file, named ? "the file" : "it in a file")
                        + " write `file: %s` into the step".formatted(named ? name : "…"));
    }

    /** Rather than nothing, or what comes through a pipe. */
    private static boolean isNamed(String file) {
        return !lastName(file).matches("[-.]*");
    }

    private static String lastName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** A part {@code name=text}, {@code name=@file} or {@code name=<file}, with its type behind. */
    private void part(Asked asked, String value) {
        int equals = value.indexOf('=');
        String name = equals < 0 ? value : value.substring(0, equals);
        String content = equals < 0 ? "" : value.substring(equals + 1);
        Matcher typed = TYPE.matcher(content);
        String type = typed.find() ? typed.group(1) : "";
        boolean isFile = content.matches("(?s)[@<].+");
        HarEntry.Param part =
                isFile
                        ? new HarEntry.Param(
                                name, "", content.substring(1).replaceFirst(";.*", ""), type)
                        : new HarEntry.Param(name, typed.replaceFirst(""), "", type);
        asked.parts.add(FormParts.field(part, drafts.notes));
    }

    /** {@code name=text}, {@code =text}, {@code text}, {@code name@file} or {@code @file}. */
    private void urlEncoded(Asked asked, String value) {
        if (value.contains("=")) {
            asked.data.add(
                    value.startsWith("=")
                            ? URLEncoder.encode(value.substring(1), StandardCharsets.UTF_8)
                            : encoded(value));
        } else if (value.contains("@")) {
            drafts.notes.add(
                    "`--data-urlencode %s`, which is in a file, was left out".formatted(value));
        } else {
            asked.data.add(encoded(value));
        }
    }

    private static String encoded(String value) {
        int equals = value.indexOf('=');
        return equals < 0
                ? URLEncoder.encode(value, StandardCharsets.UTF_8)
                : value.substring(0, equals + 1)
                        + URLEncoder.encode(value.substring(equals + 1), StandardCharsets.UTF_8);
    }

    private Draft draft() {
        List<RecordedRequest> requests = new ArrayList<>();
        for (Asked asked : all) {
            requests.add(request(asked));
        }
        return RecordedRequest.draft(drafts, requests, 10);
    }

    private RecordedRequest request(Asked asked) {
        if (asked.urls.isEmpty()) {
            throw InputFile.refused(
                    "a curl command has no address", "`curl http://127.0.0.1:8080/`");
        }
        if (asked.urls.size() > 1) {
            drafts.notes.add(
                    "Only the first address of a command was taken, not "
                            + String.join(", ", asked.urls.subList(1, asked.urls.size())));
        }
        CurlAddress address = CurlAddress.of(asked.urls.getFirst());
        if (asked.globs && address.isMany()) {
            drafts.notes.add(
                    "curl makes several requests of `%s`: one was drafted, which asks for just that"
                            .formatted(address.path() + address.query()));
        }
        String user = asked.user.isEmpty() ? address.user() : asked.user;
        if (!user.isEmpty()) {
            byte[] bytes = user.getBytes(StandardCharsets.UTF_8);
            add(asked, "Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
        }
        boolean inParts = !asked.parts.isEmpty();
        String data = String.join("&", inParts ? asked.parts : asked.data);
        Headers headers = asked.headers;
        FormParts parts = FormParts.of(headers.types(), data, List.of());
        if (!inParts && !parts.all().isEmpty()) {
            inParts = true;
            data = parts.fields(drafts.notes);
        }
        if (inParts) {
            headers = headers.withType(DraftedRequest.IN_PARTS);
        }
        if (asked.inQuery && !data.isEmpty()) {
            address = address.withQuery(data);
        } else if (asked.posts && !asked.inQuery && headers.types().isEmpty()) {
            headers = headers.withType(asked.json ? DraftedRequest.JSON : DraftedRequest.FORM);
        } else if (isNamed(asked.upload)) {
            address = address.withFile(lastName(asked.upload));
        }
        return new RecordedRequest(
                -1,
                0,
                method(asked),
                address.url(),
                headers,
                asked.inQuery ? "" : data,
                asked.retry.retry().map(asked.options::with).orElse(asked.options));
    }

    private static String method(Asked asked) {
        if (!asked.method.isEmpty()) {
            return asked.method;
        }
        if (!asked.upload.isEmpty()) {
            return HttpMethod.PUT.name();
        }
        return (asked.posts && !asked.inQuery ? HttpMethod.POST : HttpMethod.GET).name();
    }
}
