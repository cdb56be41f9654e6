package io.plimsoll.model.yaml.http;

import io.plimsoll.model.scenario.RequestHead;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.Vars;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the headers to send. */
final class HeaderReader {

    private HeaderReader() {}

    static Map<String, String> read(Fields fields, Vars vars) {
        Map<String, String> headers = new LinkedHashMap<>();
        Map<String, String> seen = new LinkedHashMap<>();
        for (Node.Entry entry : fields.named("headers").orElse(List.of())) {
            Node.Scalar key = entry.key();
            RequestHead.headerName(key.text())
                    .ifPresent(problem -> fields.problems().add(key.span(), problem));
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
        sent.flatMap(text -> RequestHead.headerValue(name, text))
                .ifPresent(problem -> problems.add(value.span(), problem));
        return Optional.of(value.text());
    }
}
