package io.plimsoll.targets.echo;

import io.plimsoll.targets.referee.EvenSchedule;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * How an echo server is to run.
 *
 * @param address to listen on: loopback, private or link-local
 * @param port 0 picks a free one
 * @param threads event loops, each with a share of the connections
 * @param delay of each answer that its query does not tell otherwise
 * @param status of each answer that its query does not tell otherwise
 * @param failShare of the requests, drawn at random, that are answered 500
 * @param seed of what is drawn at random
 * @param expectation the schedule that arrivals are judged by
 * @param connectionsMax beyond which a new connection is closed at once
 * @param bodyBytesMax beyond which a request is refused
 * @param runNanos after which the server closes by itself
 */
public record EchoOptions(
        InetAddress address,
        int port,
        int threads,
        Transport transport,
        Delay delay,
        int status,
        double failShare,
        long seed,
        Optional<EvenSchedule> expectation,
        int connectionsMax,
        long bodyBytesMax,
        Optional<Long> runNanos) {

    static final int THREADS_MAX = 64;

    /** Which of Netty's transports serves. */
    public enum Transport {
        /** Native epoll where there is one, otherwise NIO. */
        AUTO,
        /** Java's own, without kernel stamps. */
        NIO
    }

    public EchoOptions {
        require(isNearby(address), "address must be loopback, private or link-local");
        require(port >= 0 && port <= 65_535, "port must be from 0 to 65535");
        require(threads >= 1 && threads <= THREADS_MAX, "threads must be from 1 to 64");
        require(status >= 200 && status <= 599, "status must be from 200 to 599");
        require(failShare >= 0 && failShare <= 1, "failShare must be from 0 to 1");
        require(connectionsMax >= 1, "connectionsMax must be at least 1");
        require(bodyBytesMax >= 0, "bodyBytesMax must not be negative");
    }

    /**
     * Reads options as the command line has them ({@code --delay 1ms}); without any: a free port on
     * 127.0.0.1, one loop, every request answered 200 at once. Throws {@link
     * IllegalArgumentException} whose message lists all that is wrong, a line each.
     */
    public static EchoOptions of(String... arguments) {
        return new OptionReader(List.of(arguments)).read();
    }

    /** Whether only this machine, or a private network, can reach the address. */
    static boolean isNearby(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || uniqueLocal;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
