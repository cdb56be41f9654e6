package io.plimsoll.model.yaml.http;

import io.plimsoll.model.basics.Suggestions;
import io.plimsoll.model.scenario.Auth;
import io.plimsoll.model.scenario.Check;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.Retry;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.HttpLanguage;
import io.plimsoll.model.yaml.language.HttpWords;
import io.plimsoll.model.yaml.language.Vars;
import io.plimsoll.model.yaml.language.Words;
import io.plimsoll.model.yaml.tree.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Reads what a step, or the defaults, say about HTTP requests.
 *
 * @param targets the names of the targets; empty when there is one without a name
 */
record OptionsReader(Fields fields, Vars vars, Set<String> targets) {

    static HttpOptions read(Fields fields, Vars vars, Set<String> targets) {
        OptionsReader reader = new OptionsReader(fields, vars, targets);
        return new HttpOptions(
                reader.auth(),
                reader.retry(),
                fields.word("redirects", HttpWords.REDIRECTS),
                fields.word("cookies", Words.FLAG),
                fields.word("traceparent", Words.FLAG),
                reader.target());
    }

    private Optional<String> target() {
        Optional<String> target = fields.word("target", Words.NAME);
        if (target.isPresent() && !targets.contains(target.get())) {
            fields.problems()
                    .add(
                            fields.span("target"),
                            "there is no target `" + target.get() + "`",
                            targets.isEmpty()
                                    ? "name it: `targets: { " + target.get() + ": http://… }`"
                                    : Suggestions.didYouMeanOr(
                                            target.get(), targets, "targets here"));
        }
        return target;
    }

    private Optional<Auth> auth() {
        Optional<Node> node = fields.node("auth");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        boolean written =
                fields.has("headers")
                        && fields.rawNode("headers").orElseThrow() instanceof Node.Mapping headers
                        && headers.entries().stream()
                                .anyMatch(
                                        entry ->
                                                entry.key()
                                                        .text()
                                                        .equalsIgnoreCase("Authorization"));
        if (written) {
            fields.problems()
                    .add(
                            fields.span("auth"),
                            fields.label() + " has `auth` and a header `Authorization`",
                            "they are the same: remove one");
        }
        if (node.get() instanceof Node.Scalar) {
            return fields.word("auth", HttpWords.NO_AUTH);
        }
        return Fields.open(node.get(), HttpLanguage.AUTH, "`auth`", fields.problems())
                .flatMap(auth -> auth.has("basic") ? basic(auth) : bearer(auth));
    }

    private Optional<Auth> basic(Fields auth) {
        return auth.block("basic", HttpLanguage.BASIC, "`basic`")
                .flatMap(
                        basic -> {
                            Optional<String> user =
                                    text(basic, "user", c -> c < 0x20 || c == 0x7f || c == ':');
                            Optional<String> password =
                                    text(basic, "password", c -> c < 0x20 || c == 0x7f);
                            return user.flatMap(u -> password.map(p -> new Auth.Basic(u, p)));
                        });
    }

    private Optional<Auth> bearer(Fields auth) {
        return text(auth, "bearer", c -> c <= 0x20 || c >= 0x7f).map(Auth.Bearer::new);
    }

    private Optional<Retry> retry() {
        Optional<Node> node = fields.node("retry");
        if (node.isPresent() && node.get() instanceof Node.Scalar) {
            return fields.word("retry", HttpWords.RETRY);
        }
        return fields.block("retry", HttpLanguage.RETRY, "`retry`").flatMap(this::retry);
    }

    private Optional<Retry> retry(Fields retry) {
        Optional<Integer> times = retry.word("times", HttpWords.TIMES);
        Words.Between<Duration> pauses =
                retry.word("backoff", Words.PAUSES)
                        .orElse(new Words.Between<>(Retry.FIRST, Retry.LONGEST, false));
        double jitter = retry.word("jitter", HttpWords.SHARE).orElse(Retry.JITTER);
        Optional<List<HttpWords.Retried>> on = retry.words("on", HttpWords.RETRIED);
        Set<Retry.Failure> failures =
                on.map(
                                all ->
                                        all.stream()
                                                .flatMap(each -> each.failure().stream())
                                                .collect(Collectors.toSet()))
                        .orElse(Retry.FAILURES);
        List<Check.Status.Range> statuses =
                on.map(all -> all.stream().flatMap(each -> each.status().stream()).toList())
                        .orElse(Retry.STATUSES);
        if (on.isPresent() && on.get().isEmpty()) {
            retry.problems()
                    .add(retry.span("on"), "`on` names nothing", "write for example `[ connect ]`");
        }
        return times.map(n -> new Retry(n, pauses.from(), pauses.to(), jitter, failures, statuses));
    }

    /** A text in which certain characters cannot stand. */
    private Optional<String> text(Fields in, String key, IntPredicate wrong) {
        Optional<String> text = in.word(key, Words.TEXT);
        if (text.isPresent() && in.node(key).orElseThrow() instanceof Node.Scalar scalar) {
            Optional<String> sent = vars.expanded(scalar);
            sent.flatMap(t -> t.chars().filter(wrong).boxed().findFirst())
                    .ifPresent(
                            c ->
                                    in.problems()
                                            .add(
                                                    scalar.span(),
                                                    "`%s` cannot contain %s"
                                                            .formatted(key, shown(c)),
                                                    "remove it"));
        }
        return text;
    }

    private static String shown(int character) {
        return character > 0x20 && character != 0x7f
                ? "`" + Character.toString(character) + "`"
                : character == ' ' ? "a space" : "a control character";
    }
}
