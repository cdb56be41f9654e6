package io.plimsoll.model.yaml;

import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Suggestions;
import io.plimsoll.model.scenario.TargetUrl;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what is loaded, and which public hosts may be. */
final class TargetReader {

    private static final String HOST = "[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,252})|[0-9a-fA-F:]{2,45}";

    private static final String FORM =
            "write `http://host:port`; a host has letters, digits, -, _ and .";

    private final Fields scenario;
    private final Problems problems;
    private final Set<String> references;

    /**
     * Reads the target.
     *
     * @param references the names of the reference targets
     */
    TargetReader(Fields scenario, Set<String> references) {
        this.scenario = scenario;
        this.problems = scenario.problems();
        this.references = references;
    }

    Optional<String> target() {
        Optional<String> target = scenario.word("target", Words.TEXT);
        if (target.isEmpty() || references.contains(target.get())) {
            return target;
        }
        String text = target.get().strip();
        int scheme = text.indexOf("://");
        if (scheme < 0) {
            String what = "there is no reference target `" + text + "`";
            boolean address = text.matches(".*[.:/].*") || text.equals("localhost");
            String help =
                    address
                            ? "did you mean `http://" + text + "`?"
                            : Suggestions.didYouMeanOr(text, references, "reference targets");
            return wrong(what, help);
        }
        return switch (text.substring(0, scheme).toLowerCase(Locale.ROOT)) {
            case "http" -> url(text);
            case "https" -> wrong("https is not built yet", "only `http://…` for now");
            default ->
                    wrong(
                            "`"
                                    + text.substring(0, scheme)
                                    + "` is not a protocol that Plimsoll speaks",
                            FORM);
        };
    }

    private Optional<String> url(String text) {
        if (!text.startsWith("http://")) {
            String lower = "http" + text.substring("http".length());
            return wrong(
                    "the protocol is written in small letters", "did you mean `" + lower + "`?");
        }
        try {
            TargetUrl.parse(text);
            return Optional.of(text);
        } catch (PlimsollException e) {
            e.problems().forEach(problem -> problems.add(scenario.span("target"), problem));
            return Optional.empty();
        }
    }

    private Optional<String> wrong(String what, String help) {
        problems.add(scenario.span("target"), what, help);
        return Optional.empty();
    }

    List<String> allow() {
        List<String> allowed = new ArrayList<>();
        for (Node item : scenario.items("allow").orElse(List.of())) {
            Optional<String> host = Fields.word(item, "`allow`", Words.TEXT, problems);
            if (host.isPresent() && !host.get().matches(HOST)) {
                String bare = host.get().replaceFirst("^[a-z]+://", "").replaceFirst("[/:].*", "");
                boolean mends = bare.matches(HOST) && !bare.equals(host.get());
                problems.add(
                        item.span(),
                        "`" + host.get() + "` is not a host",
                        mends
                                ? "did you mean `" + bare + "`?"
                                : "name each host in full, without wildcards");
            }
            host.ifPresent(allowed::add);
        }
        return allowed;
    }
}
