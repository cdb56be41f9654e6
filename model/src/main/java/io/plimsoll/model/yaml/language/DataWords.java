package io.plimsoll.model.yaml.language;

import com.google.re2j.PatternSyntaxException;
import io.plimsoll.model.recording.Recordings;
import io.plimsoll.model.scenario.Feeder;
import io.plimsoll.model.scenario.JsonPath;
import io.plimsoll.model.scenario.Secret;
import io.plimsoll.model.scenario.XmlPath;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of scalar that say where data comes from. */
public final class DataWords {

    private static final int REGEX_CHARACTERS_MAX = 1_000;
    private static final double SPEED_MAX = 1_000;

    public static final Word<Feeder.Pick> PICK =
            Words.choice(
                    Map.of(
                            "circular",
                            Feeder.Pick.CIRCULAR,
                            "random",
                            Feeder.Pick.RANDOM,
                            "shuffle",
                            Feeder.Pick.SHUFFLE,
                            "once",
                            Feeder.Pick.ONCE),
                    List.of("circular", "random", "shuffle", "once"));

    /** How a recording is written. */
    public static final Word<Recordings.Format> RECORDING =
            Words.choice(
                    Map.of(
                            "access-log",
                            Recordings.Format.ACCESS_LOG,
                            "csv",
                            Recordings.Format.CSV,
                            "json-lines",
                            Recordings.Format.JSON_LINES,
                            "har",
                            Recordings.Format.HAR),
                    List.of("access-log", "csv", "json-lines", "har"));

    /** How many times faster than it was something goes. */
    public static final Word<Double> SPEED =
            new Word<>(
                    "a number above 0, at most 1000",
                    "`2` or `0.5`",
                    "{\"type\":\"number\",\"exclusiveMinimum\":0,\"maximum\":1000}",
                    DataWords::speed,
                    text -> Optional.of(text.replaceFirst("[xX×]", "").strip()));

    static final Word<Secret> SECRET =
            new Word<>(
                    "where the value is",
                    "`env:API_KEY` or `file:/run/secrets/key`",
                    "{\"type\":\"string\",\"pattern\":\"^(env|file):.\"}",
                    DataWords::secret,
                    text -> Optional.empty());

    /** Where a value stands in JSON. */
    public static final Word<JsonPath> JSON_PATH =
            new Word<>(
                    "a JSON path to one value",
                    "`$.token` or `$.items[0].id`",
                    "{\"type\":\"string\",\"pattern\":\"^\\\\$\"}",
                    JsonPath::parse,
                    text ->
                            Optional.of(
                                    "$"
                                            + text.replaceFirst("^\\$?[./]*", ".")
                                                    .replaceAll("/([0-9]+)(?=/|$)", "[$1]")
                                                    .replace('/', '.')));

    /** Where a text stands in XML. */
    public static final Word<XmlPath> XML_PATH =
            new Word<>(
                    "a path of elements from the root",
                    "`/order/item[2]` or `/order/@id`",
                    "{\"type\":\"string\",\"pattern\":\"^/\"}",
                    XmlPath::parse,
                    text ->
                            Optional.of(
                                    "/"
                                            + text.replaceFirst("^[./]+", "")
                                                    .replaceFirst("/text\\(\\)$", "")));

    /** What is matched in linear time. */
    public static final Word<String> REGEX =
            new Word<>(
                    "a regular expression in the syntax of RE2",
                    "`id=([0-9]+)`",
                    "{\"type\":\"string\"}",
                    text -> Optional.of(text).filter(DataWords::isRegex),
                    text -> Optional.empty());

    private DataWords() {}

    private static Optional<Secret> secret(String text) {
        if (text.matches("env:[A-Za-z_][A-Za-z0-9_]*")) {
            return Optional.of(new Secret.Environment(text.substring("env:".length())));
        }
        boolean file = text.startsWith("file:") && text.length() > "file:".length();
        try {
            return file
                    ? Optional.of(new Secret.File(Path.of(text.substring("file:".length()))))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<Double> speed(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,4}(\\.[0-9]{1,9})?"))
                .map(Double::parseDouble)
                .filter(speed -> speed > 0 && speed <= SPEED_MAX);
    }

    private static boolean isRegex(String text) {
        try {
            return text.length() <= REGEX_CHARACTERS_MAX
                    && com.google.re2j.Pattern.compile(text).groupCount() >= 0;
        } catch (PatternSyntaxException notOne) {
            return false;
        }
    }
}
