package io.plimsoll.model.outcome;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was counted of the attempts of requests; a request that is tried again or redirected makes
 * several.
 *
 * @param sent written to the wire; what the target should have seen
 * @param retries those that followed one that had failed
 * @param redirects those sent where a redirect led
 * @param bytesSent of heads and bodies
 * @param bytesReceived of heads and bodies
 * @param stampsMissing answers whose end had to be taken from the read
 * @param statuses answers by status code
 */
public record AttemptCounts(
        long sent,
        long retries,
        long redirects,
        long bytesSent,
        long bytesReceived,
        long stampsMissing,
        Map<Integer, Long> statuses) {

    public static final AttemptCounts NONE = new AttemptCounts(0, 0, 0, 0, 0, 0, Map.of());

    public AttemptCounts {
        statuses = Collections.unmodifiableMap(new TreeMap<>(statuses));
    }

    /** Both together. */
    public AttemptCounts plus(AttemptCounts other) {
        Map<Integer, Long> all = new TreeMap<>(statuses);
        other.statuses.forEach((status, count) -> all.merge(status, count, Long::sum));
        return new AttemptCounts(
                sent + other.sent,
                retries + other.retries,
                redirects + other.redirects,
                bytesSent + other.bytesSent,
                bytesReceived + other.bytesReceived,
                stampsMissing + other.stampsMissing,
                all);
    }
}
