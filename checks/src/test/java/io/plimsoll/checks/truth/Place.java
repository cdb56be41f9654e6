package io.plimsoll.checks.truth;

import java.util.ArrayList;
import java.util.List;

/**
 * Where and how a process runs: in a session of its own, before the machine's other work where the
 * system allows that, so that what disturbs it is what a test means to. Without the right to that
 * it runs like everything else.
 *
 * @param prefix the words before its command; each of these programs becomes the next one, so that
 *     the process keeps its id
 * @param shielded whether its event loops come before everything else
 */
record Place(List<String> prefix, boolean shielded) {

    static final String PORT_RANGE = "/proc/sys/net/ipv4/ip_local_port_range";
    static final Place ANYWHERE = of();
    static final Place FIRST_CORE = of("taskset", "-c", "0");
    static final Place SECOND_CORE = of("taskset", "-c", "1");

    private static final int FIRST_PORT = 40_000;

    Place {
        prefix = List.copyOf(prefix);
    }

    /** Linux shares a core between sessions first (autogroup, sched(7)), then by niceness. */
    private static Place of(String... more) {
        String first =
                "{ echo -10 > /proc/self/autogroup; } 2> /dev/null;"
                        + " exec nice -n -10 \"$0\" \"$@\"";
        List<String> words = new ArrayList<>(List.of("setsid", "sh", "-c", first));
        words.addAll(List.of(more));
        return new Place(words, false);
    }

    Place healthy() {
        return new Place(prefix, true);
    }

    /** A network of its own, with so many ports for outgoing connections. */
    static Place networkWithPorts(int ports) {
        String command =
                "ip link set lo up && echo %d %d > %s && exec \"$0\" \"$@\""
                        .formatted(FIRST_PORT, FIRST_PORT + ports - 1, PORT_RANGE);
        return of("unshare", "--net", "sh", "-c", command);
    }

    /** The network of another process. */
    static Place networkOf(long pid) {
        return of("nsenter", "--net=/proc/" + pid + "/ns/net");
    }

    List<String> command(List<String> command) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(command);
        return words;
    }
}
