package io.plimsoll.model.scenario;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Something that must hold for an answer. */
public sealed interface Check {

    /** What it looks at, in the words of a file: {@code status}, {@code header X-Id}. */
    default String looksAt() {
        return switch (this) {
            case Status _ -> "status";
            case BodyText _ -> "body";
            case Header header -> "header " + header.name();
            case Json json -> "json " + json.path();
            case Time _ -> "time";
        };
    }

    /**
     * The status is one of these.
     *
     * @param accepted at least one code or range
     */
    record Status(List<Range> accepted) implements Check {

        public Status {
            accepted = List.copyOf(accepted);
            if (accepted.isEmpty()) {
                throw new IllegalArgumentException("a status check accepts something");
            }
        }

        public boolean accepts(int status) {
            for (Range range : accepted) {
                if (range.holds(status)) {
                    return true;
                }
            }
            return false;
        }

        /** {@code 200, 3xx}. */
        @Override
        public String toString() {
            return accepted.stream().map(Range::toString).collect(Collectors.joining(", "));
        }

        /**
         * Codes from one to another, both included. In files {@code 200}, {@code 2xx} or {@code
         * 200..204}.
         */
        public record Range(int first, int last) {
            public Range {
                if (first < 100 || last > 599 || last < first) {
                    throw new IllegalArgumentException("status codes go from 100 to 599");
                }
            }

            public boolean holds(int status) {
                return status >= first && status <= last;
            }

            /** As a file says it. */
            @Override
            public String toString() {
                if (first == last) {
                    return Integer.toString(first);
                }
                boolean hundred = first % 100 == 0 && last == first + 99;
                return hundred ? first / 100 + "xx" : first + ".." + last;
            }
        }
    }

    /** The body, as UTF-8, matches. */
    record BodyText(Match match) implements Check {}

    /** One of the headers of this name matches; the name in any case. */
    record Header(String name, Match match) implements Check {}

    /** The body is JSON, and the value at this place, written as a {@link Save} would, matches. */
    record Json(JsonPath path, Match match) implements Check {}

    /**
     * The answer was there within this time from the intended start; what fails it is still ranked
     * in percentiles.
     */
    record Time(Duration most) implements Check {}

    /** How a text is compared; {@code ${name}} stands for a variable in what it is compared to. */
    sealed interface Match {

        /** The text contains this part. */
        record Contains(String part) implements Match {}

        /** The text is exactly this. */
        record Exactly(String whole) implements Match {}
    }
}
