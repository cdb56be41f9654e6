package io.plimsoll.engine.protocol.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which addresses may be loaded: those of this machine and of private networks, and others only for
 * hosts that were allowed by name. Link-local addresses, where clouds keep their metadata services,
 * never may.
 *
 * @param allowedHosts in lower case
 */
public record AddressRule(List<String> allowedHosts) {

    public AddressRule {
        allowedHosts = allowedHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }

    private static final String NEVER =
            "they are always refused, allowed or not: load another target";

    /** Why an address may not be loaded, and the mend. */
    public record Refusal(String why, String mend) {}

    /** Why this host at this address may not be loaded; empty when it may. */
    public Optional<Refusal> refuses(String host, InetAddress address) {
        return refusesPlain(host, unmapped(address));
    }

    /**
     * The IPv4 address that a mapped one of IPv6 stands for (RFC 4291, 2.5.5.2), where a connection
     * to it leads; any other is itself.
     */
    public static InetAddress unmapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != 16 || !startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff)) {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }

    private Optional<Refusal> refusesPlain(String host, InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address.isAnyLocalAddress()) {
            return refusal(
                    "`%s` is %s, which is no address but stands for all of a machine's",
                    host, address, "write 127.0.0.1 for this machine");
        }
        if (isMetadata(bytes)) {
            return refusal(
                    "`%s` is the metadata address %s: those are never loaded",
                    host, address, NEVER);
        }
        if (address.isLinkLocalAddress()) {
            return refusal(
                    "`%s` is the link-local address %s: those are never loaded",
                    host, address, NEVER);
        }
        if (address.isMulticastAddress() || isBroadcast(bytes)) {
            return refusal(
                    "`%s` is %s, an address of many: no connection leads there",
                    host, address, "name one machine");
        }
        boolean near =
                address.isLoopbackAddress() || address.isSiteLocalAddress() || isUniqueLocal(bytes);
        if (near || allowedHosts.contains(host.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        return refusal(
                isShared(bytes)
                        ? "`%s` is %s, from the address space that carriers share, which is not"
                                + " allowed"
                        : "`%s` is the public address %s, which is not allowed",
                host,
                address,
                "if it is yours to load, add `allow: [ %s ]` or --allow %s".formatted(host, host));
    }

    private static Optional<Refusal> refusal(
            String why, String host, InetAddress address, String mend) {
        return Optional.of(new Refusal(why.formatted(host, address.getHostAddress()), mend));
    }

    private static boolean isBroadcast(byte[] bytes) {
        return bytes.length == 4 && startsWith(bytes, 255, 255, 255, 255);
    }

    /** 100.64.0.0/10 (RFC 6598). */
    private static boolean isShared(byte[] bytes) {
        return bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    }

    /** fc00::/7 (RFC 4193). */
    private static boolean isUniqueLocal(byte[] bytes) {
        return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    }

    /**
     * 169.254.0.0/16 inside an IPv6 address: compatible (::/96), behind NAT64 (64:ff9b::/96) or
     * 6to4 (2002::/16); and fd00:ec2::254, where EC2 has the same service.
     */
    private static boolean isMetadata(byte[] bytes) {
        if (bytes.length != 16) {
            return false;
        }
        int embedded = startsWith(bytes, 0x20, 0x02) ? 2 : 12;
        boolean linkLocal = bytes[embedded] == (byte) 169 && bytes[embedded + 1] == (byte) 254;
        boolean embeds =
                embedded == 2
                        || startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
                        || startsWith(bytes, 0, 0x64, 0xff, 0x9b);
        return (linkLocal && embeds)
                || (startsWith(bytes, 0xfd, 0x00, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
                        && bytes[14] == 0x02
                        && bytes[15] == 0x54);
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (bytes[i] != (byte) prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
