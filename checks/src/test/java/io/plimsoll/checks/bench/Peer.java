package io.plimsoll.checks.bench;

import java.util.List;
import java.util.function.Function;

/**
 * A load generator as a command line.
 *
 * @param name as it stands in the tables
 * @param version as the tool itself says, or empty
 * @param extraWarmupSeconds what it needs beyond the usual until its cost is steady
 * @param command the command line for a load
 */
record Peer(
        String name, String version, int extraWarmupSeconds, Function<Load, List<String>> command) {

    /** What a Java machine needs more: after 3 s it still compiles, after 12 s no more. */
    static final int JIT_SECONDS = 9;

    /** Name and version. */
    String title() {
        return (name + " " + version).strip();
    }

    /**
     * What a peer is asked to do.
     *
     * @param port of the server on 127.0.0.1
     * @param connections to keep open, or virtual users
     * @param ratePerSecond arrivals per second, or 0 for a closed loop
     * @param seconds length of the load
     */
    record Load(int port, int connections, int ratePerSecond, int seconds) {
        String origin() {
            return "http://127.0.0.1:" + port;
        }

        String url() {
            return origin() + "/";
        }
    }
}
