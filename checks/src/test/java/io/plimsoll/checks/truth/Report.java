package io.plimsoll.checks.truth;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What a run reported.
 *
 * @param exitCode of the process
 * @param json the document on its standard output
 */
record Report(int exitCode, JsonNode json) {

    /** A count, by its JSON pointer such as {@code /requests/planned}. */
    long count(String pointer) {
        return json.requiredAt(pointer).asLong();
    }

    String text(String pointer) {
        return json.requiredAt(pointer).asString();
    }

    /** A figure of one of the distributions, such as {@code responseMillis} and {@code p99}. */
    double millis(String distribution, String figure) {
        return json.requiredAt("/" + distribution + "/" + figure).asDouble();
    }

    boolean valid() {
        return json.required("valid").asBoolean();
    }

    /** What is known of the generator, what made the run invalid or not, in the order told. */
    List<String> reasons() {
        return each("validity").stream()
                .map(
                        reason ->
                                reason.required("reason").asString()
                                        + ": "
                                        + reason.required("figure").asString())
                .toList();
    }

    /** The elements of an array at the top. */
    List<JsonNode> each(String array) {
        return StreamSupport.stream(json.required(array).spliterator(), false).toList();
    }

    /** The row of one request name. */
    JsonNode name(String name) {
        return each("byName").stream()
                .filter(row -> row.required("name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row for " + name));
    }

    /** How many errors there were of a kind. */
    long errors(String kind) {
        Optional<JsonNode> row =
                each("errors").stream()
                        .filter(error -> error.required("kind").asString().equals(kind))
                        .findFirst();
        return row.map(error -> error.required("count").asLong()).orElse(0L);
    }

    /** What decided, in a line. */
    String summary() {
        return "exit %d, %s, %s %s"
                .formatted(exitCode, text("/verdict"), valid() ? "valid" : "not valid", reasons());
    }
}
