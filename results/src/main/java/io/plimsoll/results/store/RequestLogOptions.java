package io.plimsoll.results.store;

/**
 * What is to be kept of the requests of a run one by one.
 *
 * @param share of the journeys, above 0 and at most 1
 * @param bytesMax the file is never larger
 */
public record RequestLogOptions(double share, long bytesMax) {

    public RequestLogOptions {
        if (!(share > 0 && share <= 1) || bytesMax < 0) {
            throw new IllegalArgumentException("a share is above 0 and at most 1, a size positive");
        }
    }
}
