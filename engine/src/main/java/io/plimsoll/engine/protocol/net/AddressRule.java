package io.plimsoll.engine.protocol.net;

import java.net.InetAddress;
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

    /** Why this host at this address may not be loaded; empty when it may. */
    public Optional<String> refuses(String host, InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address.isLinkLocalAddress() || isMappedLinkLocal(bytes)) {
            return Optional.of(
                    "`%s` is the link-local address %s: those are never loaded"
                            .formatted(host, address.getHostAddress()));
        }
        boolean near =
                address.isLoopbackAddress() || address.isSiteLocalAddress() || isUniqueLocal(bytes);
        if (near || allowedHosts.contains(host.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        return Optional.of(
                "`%s` is the public address %s, which is not allowed"
                        .formatted(host, address.getHostAddress()));
    }

    /** fc00::/7 (RFC 4193). */
    private static boolean isUniqueLocal(byte[] bytes) {
        return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    }

    /**
     * ::ffff:169.254.0.0/112, the same network inside IPv6; the JDK turns it into IPv4 already when
     * it parses one.
     */
    private static boolean isMappedLinkLocal(byte[] bytes) {
        return bytes.length == 16
                && bytes[10] == (byte) 0xff
                && bytes[11] == (byte) 0xff
                && bytes[12] == (byte) 169
                && bytes[13] == (byte) 254;
    }
}
