package io.plimsoll.engine.protocol.net;

import io.netty.channel.EventLoop;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The addresses behind a target's host, one after the other. A name is looked up again when its
 * time to live is over, and all of its addresses are used in turn. Every address is held against
 * the rule before it is given out. Confined to one shard.
 */
public final class TargetAddresses implements AutoCloseable {

    /** No name server's time to live is believed for longer (seconds). */
    private static final int TTL_SECONDS_MAX = 300;

    /** A name that is not there is not asked for with every request. */
    private static final int NEGATIVE_TTL_SECONDS = 1;

    /**
     * Netty asks for IPv4 alone where ::1 is all there is of IPv6; the target may be just there.
     */
    private static final ResolvedAddressTypes BOTH_FAMILIES = ResolvedAddressTypes.IPV4_PREFERRED;

    private final String host;
    private final int port;
    private final AddressRule rule;
    private final @Nullable InetAddress literal;
    private final @Nullable DnsNameResolver resolver;

    /** The question under way: connections that open together share its answer. */
    private @Nullable Future<List<InetAddress>> asked;

    private int turn;

    /**
     * @param resolving what a resolver begins with; a test asks a name server of its own
     */
    public TargetAddresses(
            String host,
            int port,
            AddressRule rule,
            EventLoop loop,
            Transport transport,
            UnaryOperator<DnsNameResolverBuilder> resolving) {
        this.host = host;
        this.port = port;
        this.rule = rule;
        literal = NetUtil.createInetAddressFromIpAddressString(host);
        resolver =
                literal != null
                        ? null
                        : resolving
                                .apply(new DnsNameResolverBuilder(loop))
                                .datagramChannelFactory(transport::newDatagramChannel)
                                .resolvedAddressTypes(BOTH_FAMILIES)
                                .ttl(0, TTL_SECONDS_MAX)
                                .negativeTtl(NEGATIVE_TTL_SECONDS)
                                .build();
    }

    /**
     * Gives the next address to the first, with the others behind it in case that it does not
     * answer; or the reason why there is none to the second.
     */
    public void next(Consumer<List<InetSocketAddress>> found, Consumer<Throwable> failed) {
        if (literal != null) {
            give(List.of(literal), found, failed);
        } else if (resolver != null) {
            Future<List<InetAddress>> all = asked;
            if (all == null || all.isDone()) {
                all = resolver.resolveAll(host);
                asked = all;
            }
            Future<List<InetAddress>> answer = all;
            answer.addListener(
                    done -> {
                        if (done.isSuccess()) {
                            give(answer.getNow(), found, failed);
                        } else {
                            failed.accept(unknown(done.cause()));
                        }
                    });
        }
    }

    private void give(
            List<InetAddress> addresses,
            Consumer<List<InetSocketAddress>> found,
            Consumer<Throwable> failed) {
        List<InetSocketAddress> may = new ArrayList<>();
        String refused = "";
        int first = Math.floorMod(turn++, addresses.size());
        for (int i = 0; i < addresses.size(); i++) {
            InetAddress address =
                    AddressRule.unmapped(addresses.get((first + i) % addresses.size()));
            Optional<AddressRule.Refusal> why = rule.refuses(host, address);
            if (why.isEmpty()) {
                may.add(new InetSocketAddress(address, port));
            } else {
                refused = why.get().why();
            }
        }
        if (refused.isEmpty()) {
            found.accept(may);
        } else {
            failed.accept(new RefusedAddressException(refused));
        }
    }

    private UnknownHostException unknown(Throwable cause) {
        UnknownHostException unknown =
                new UnknownHostException("`" + host + "` could not be resolved");
        unknown.initCause(cause);
        return unknown;
    }

    @Override
    public void close() {
        if (resolver != null) {
            resolver.close();
        }
    }
}
