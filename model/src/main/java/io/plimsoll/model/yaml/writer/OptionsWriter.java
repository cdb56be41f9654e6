package io.plimsoll.model.yaml.writer;

import static io.plimsoll.model.yaml.tree.Nodes.entry;
import static io.plimsoll.model.yaml.tree.Nodes.mapping;
import static io.plimsoll.model.yaml.tree.Nodes.text;
import static io.plimsoll.model.yaml.tree.Nodes.word;

import io.plimsoll.model.scenario.Auth;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.Retry;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Nodes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns what is said about HTTP requests into nodes. */
final class OptionsWriter {

    private OptionsWriter() {}

    static List<Node.Entry> entries(HttpOptions options) {
        List<Node.Entry> entries = new ArrayList<>();
        options.auth().ifPresent(auth -> entries.add(entry("auth", auth(auth))));
        options.retry().ifPresent(retry -> entries.add(entry("retry", retry(retry))));
        options.redirects().ifPresent(most -> entries.add(entry("redirects", word(most))));
        options.cookies().ifPresent(kept -> entries.add(entry("cookies", word(kept))));
        options.traceparent().ifPresent(sent -> entries.add(entry("traceparent", word(sent))));
        options.target().ifPresent(target -> entries.add(entry("target", text(target))));
        return entries;
    }

    private static Node retry(Retry retry) {
        if (retry.equals(Retry.NONE)) {
            return word("none");
        }
        Node.Scalar times = word(retry.times());
        if (retry.equals(Retry.times(retry.times()))) {
            return times;
        }
        List<Node.Entry> entries = new ArrayList<>(List.of(entry("times", times)));
        if (!retry.first().equals(Retry.FIRST) || !retry.longest().equals(Retry.LONGEST)) {
            entries.add(entry("backoff", StepWriter.range(retry.first(), retry.longest())));
        }
        if (retry.jitter() != Retry.JITTER) {
            String percent =
                    BigDecimal.valueOf(retry.jitter())
                            .movePointRight(2)
                            .stripTrailingZeros()
                            .toPlainString();
            entries.add(entry("jitter", word(percent + "%")));
        }
        if (!retry.failures().equals(Retry.FAILURES) || !retry.statuses().equals(Retry.STATUSES)) {
            List<Node> on = new ArrayList<>();
            retry.failures().stream()
                    .sorted()
                    .forEach(failure -> on.add(word(failure.name().toLowerCase(Locale.ROOT))));
            retry.statuses().forEach(range -> on.add(StepWriter.range(range)));
            entries.add(entry("on", Nodes.list(on)));
        }
        return mapping(entries);
    }

    private static Node auth(Auth auth) {
        return switch (auth) {
            case Auth.None _ -> word("none");
            case Auth.Bearer(String token) -> mapping(entry("bearer", text(token)));
            case Auth.Basic(String user, String password) ->
                    mapping(
                            entry(
                                    "basic",
                                    mapping(
                                            entry("user", text(user)),
                                            entry("password", text(password)))));
        };
    }
}
