package io.plimsoll.model.outcome;

import java.util.Optional;

/**
 * A request that was picked for the log of requests, as it ended. Nothing of what was sent or
 * answered is in it.
 *
 * @param name of the request
 * @param arrival its journey's number within workload and phase; {@link #NO_ARRIVAL}: what its user
 *     did when it left
 * @param user the number of the user it was made for; −1: none
 * @param ordinal how many requests its journey had made before
 * @param inShare whether its journey was picked by chance; otherwise it is here for it failed
 * @param error why it did not end well
 * @param status of the last answer; 0: none
 * @param attempts that were sent
 * @param bytesSent in its last attempt, as are {@code bytesReceived}
 */
public record LoggedRequest(
        String phase,
        String workload,
        String name,
        long arrival,
        int user,
        int ordinal,
        boolean inShare,
        Outcome end,
        Optional<ErrorKind> error,
        int status,
        int attempts,
        Moments moments,
        long bytesSent,
        long bytesReceived) {

    public static final long NO_ARRIVAL = -1;

    /**
     * Nanoseconds since the beginning of the run.
     *
     * @param sent in its last attempt, as is {@code firstByte}; {@link #NEVER}: it was not
     * @param done when the answer's last segment arrived
     * @param read when that was read
     * @param stamped whether {@code done} is the kernel's stamp
     */
    public record Moments(
            long intended,
            long fired,
            long sent,
            long firstByte,
            long done,
            long read,
            boolean stamped) {

        public static final long NEVER = -1;
    }
}
