package io.plimsoll.engine.protocol.http;

import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.plimsoll.engine.protocol.Client;
import io.plimsoll.engine.protocol.Protocol;
import io.plimsoll.engine.protocol.ShardContext;
import io.plimsoll.engine.protocol.net.AddressRule;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Step;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** HTTP/1.1 without TLS. */
public final class HttpProtocol implements Protocol {

    private final Settings settings;
    private final RequestTemplate[] templates;

    /**
     * What all shards have in common.
     *
     * @param connections open at once, over all shards
     * @param connectionsByPhase in use at once by the requests of each phase, over all shards
     * @param localAddresses to connect from in turn; empty: the system chooses
     * @param resolving changes the name resolver; the identity outside tests
     */
    public record Settings(
            HttpTarget target,
            Defaults defaults,
            AddressRule rule,
            int connections,
            List<Integer> connectionsByPhase,
            List<InetAddress> localAddresses,
            UnaryOperator<DnsNameResolverBuilder> resolving) {
        public Settings {
            connectionsByPhase = List.copyOf(connectionsByPhase);
            localAddresses = List.copyOf(localAddresses);
        }
    }

    /**
     * @param requests every request of the plan, in its order
     * @throws io.plimsoll.model.basics.PlimsollException when one cannot be written as HTTP
     */
    public HttpProtocol(Settings settings, List<Step.Request> requests, Map<String, String> vars) {
        this.settings = settings;
        templates = new RequestTemplate[requests.size()];
        try {
            for (int i = 0; i < templates.length; i++) {
                if (requests.get(i) instanceof HttpStep step) {
                    templates[i] =
                            new RequestTemplate(step, settings.target(), settings.defaults(), vars);
                }
            }
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    @Override
    public boolean handles(Step.Request step) {
        return step instanceof HttpStep;
    }

    @Override
    public Client open(ShardContext shard) {
        return new HttpClient(shard, settings, templates);
    }

    @Override
    public void close() {
        for (RequestTemplate template : templates) {
            if (template != null) {
                template.close();
            }
        }
    }
}
