package io.plimsoll.model.yaml;

import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the headers to send. */
final class HeaderReader {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private HeaderReader() {}

    static Map<String, String> read(Fields fields, Vars vars) {
        Map<String, String> headers = new LinkedHashMap<>();
        Map<String, String> seen = new LinkedHashMap<>();
        for (Node.Entry entry : fields.named("headers").orElse(List.of())) {
            Node.Scalar key = entry.key();
            checkName(key, fields.problems());
            String same = seen.putIfAbsent(key.text().toLowerCase(Locale.ROOT), key.text());
            if (same != null) {
                fields.problems()
                        .add(
                                key.span(),
                                "header `" + key.text() + "` is given twice",
                                "`" + same + "` is the same header: remove one");
            }
            value(entry, fields.problems(), vars)
                    .ifPresent(value -> headers.put(key.text(), value));
        }
        return headers;
    }

    private static void checkName(Node.Scalar key, Problems problems) {
        String name = key.text();
        if (!name.matches(TOKEN)) {
            problems.add(
                    key.span(),
                    "`" + name + "` cannot be the name of a header",
                    "letters, digits and -");
        }
        if (name.equalsIgnoreCase("Content-Length") || name.equalsIgnoreCase("Transfer-Encoding")) {
            problems.add(key.span(), "`" + name + "` follows from the body", "remove it");
        }
    }

    private static Optional<String> value(Node.Entry entry, Problems problems, Vars vars) {
        String name = entry.key().text();
        if (!(entry.value() instanceof Node.Scalar value) || value.isNull()) {
            problems.add(
                    entry.key().span(),
                    "header `"
                            + name
                            + "` takes a text, here is "
                            + (entry.value() instanceof Node.Scalar
                                    ? "nothing"
                                    : entry.value().described()),
                    "write `" + name + ": text`, or \"\" for an empty one");
            return Optional.empty();
        }
        Optional<String> sent = vars.expanded(value);
        if (sent.isPresent() && sent.get().chars().anyMatch(HeaderReader::isControl)) {
            problems.add(
                    value.span(),
                    "header `" + name + "` has a line break or another control character",
                    "a header is one line");
        }
        return Optional.of(value.text());
    }

    private static boolean isControl(int c) {
        return c != '\t' && (c < 0x20 || c == 0x7f);
    }
}
