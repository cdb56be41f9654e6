package io.plimsoll.model.yaml.language;

import io.plimsoll.model.scenario.Auth;
import io.plimsoll.model.scenario.Check;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.Retry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The scalars of the language that only HTTP requests need. */
public final class HttpWords {

    public static final Word<Integer> TIMES =
            Words.whole("a whole number", 1, Retry.TIMES_MAX, "`3`");
    public static final Word<Integer> REDIRECTS =
            Words.whole("a whole number", 0, HttpOptions.REDIRECTS_MAX, "`5`");
    public static final Word<Auth> NO_AUTH =
            new Word<>(
                    "nothing",
                    "`none`",
                    "{\"enum\":[\"none\"]}",
                    text -> Optional.<Auth>of(new Auth.None()).filter(_ -> text.equals("none")),
                    text -> Optional.empty());

    public static final Word<Retry> RETRY =
            new Word<>(
                    "how often",
                    "`3` or `none`",
                    "{\"anyOf\":[{\"type\":\"integer\",\"minimum\":1,\"maximum\":10},{\"enum\":[\"none\"]}]}",
                    text ->
                            text.equals("none")
                                    ? Optional.of(Retry.NONE)
                                    : TIMES.parse(text).map(Retry::times),
                    text -> TIMES.mender().apply(text));

    private static final String TYPE = "[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+( *;[ -~]*)?";

    public static final Word<String> CONTENT_TYPE =
            new Word<>(
                    "a content type",
                    "`image/png`",
                    "{\"type\":\"string\",\"pattern\":\"^%s$\"}".formatted(TYPE),
                    text -> Optional.of(text).filter(type -> type.matches(TYPE)),
                    text -> Optional.empty());

    /** What a retry answers to: a failure by its name, or statuses. */
    public record Retried(Optional<Retry.Failure> failure, Optional<Check.Status.Range> status) {}

    public static final Word<Retried> RETRIED =
            new Word<>(
                    "connect, closed, check, or a status code or a range of them",
                    "`connect`, `503` or `5xx`",
                    "{\"anyOf\":[{\"enum\":[\"connect\",\"closed\",\"check\"]},%s]}"
                            .formatted(Words.STATUS.schema()),
                    HttpWords::retried,
                    text ->
                            Words.nearest(text, List.of("connect", "closed", "check"))
                                    .or(() -> Words.STATUS.mender().apply(text)));

    public static final Word<Double> SHARE =
            new Word<>(
                    "a share from 0% to 100%",
                    "`50%`",
                    Words.pattern("0*(100(\\\\.0+)?|[0-9]{1,2}(\\\\.[0-9]+)?) *%"),
                    HttpWords::share,
                    text -> Optional.of(text.strip() + "%"));

    private HttpWords() {}

    private static Optional<Retried> retried(String text) {
        for (Retry.Failure failure : Retry.Failure.values()) {
            if (failure.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(new Retried(Optional.of(failure), Optional.empty()));
            }
        }
        return Words.STATUS
                .parse(text)
                .map(range -> new Retried(Optional.empty(), Optional.of(range)));
    }

    private static Optional<Double> share(String text) {
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,9})? *%")) {
            return Optional.empty();
        }
        double share = Double.parseDouble(text.substring(0, text.length() - 1).strip()) / 100;
        return Optional.of(share).filter(part -> part <= 1);
    }
}
