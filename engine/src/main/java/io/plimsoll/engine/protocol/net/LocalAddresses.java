package io.plimsoll.engine.protocol.net;

import io.netty.util.NetUtil;
import io.plimsoll.model.basics.Problem;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The addresses of this machine that a scenario wants to connect from. */
public final class LocalAddresses {

    private LocalAddresses() {}

    /** Those from which this address can be reached: the ones of its family. */
    public static List<InetAddress> toward(InetAddress remote, List<InetAddress> locals) {
        return locals.isEmpty()
                ? locals
                : locals.stream().filter(local -> isSix(local) == isSix(remote)).toList();
    }

    /**
     * What keeps these from being used.
     *
     * @param remotes all addresses of the target
     */
    public static List<Problem> problems(List<InetAddress> locals, List<InetAddress> remotes) {
        List<Problem> problems = new ArrayList<>();
        for (InetAddress local : locals) {
            String name = NetUtil.toAddressString(local);
            if (!isHere(local)) {
                problems.add(
                        Problem.of(
                                "`" + name + "` in `local-addresses` is no address of this machine",
                                "name its own; on Linux everything from 127.0.0.1 to 127.255.255.254"
                                        + " is"));
            } else if (remotes.stream().allMatch(remote -> isSix(remote) != isSix(local))) {
                problems.add(
                        Problem.of(
                                "`%s` in `local-addresses` is of %s, the target's address %s of %s"
                                        .formatted(
                                                name,
                                                family(local),
                                                NetUtil.toAddressString(remotes.getFirst()),
                                                family(remotes.getFirst())),
                                "both ends of a connection are of the same family: name a local"
                                        + " address of "
                                        + family(remotes.getFirst())));
            }
        }
        return problems;
    }

    /** Whether the system lets something have it; the port is the system's choice. */
    private static boolean isHere(InetAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, 0));
            return true;
        } catch (BindException e) {
            String why = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            return !why.contains("assign requested address");
        } catch (IOException e) {
            return true; // lacking something else: the run will say what
        }
    }

    private static boolean isSix(InetAddress address) {
        return address instanceof Inet6Address;
    }

    private static String family(InetAddress address) {
        return isSix(address) ? "IPv6" : "IPv4";
    }
}
