package io.plimsoll.engine.protocol.http;

import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.plimsoll.engine.protocol.Client;
import io.plimsoll.engine.protocol.Protocol;
import io.plimsoll.engine.protocol.ShardContext;
import io.plimsoll.engine.protocol.Variables;
import io.plimsoll.engine.protocol.net.AddressRule;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Step;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
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
     * @param targets by name; the first is that of the requests that name none
     * @param connections open at once to each target, over all shards
     * @param connectionsByPhase in use at once to each target by the requests of each phase, over
     *     all shards
     * @param localAddresses to connect from in turn; empty: the system chooses
     * @param folder where the paths of files that requests send count from
     * @param seed decides what is random
     * @param resolving changes the name resolver; the identity outside tests
     */
    public record Settings(
            Map<String, HttpTarget> targets,
            Defaults defaults,
            AddressRule rule,
            int connections,
            List<Integer> connectionsByPhase,
            List<InetAddress> localAddresses,
            Path folder,
            long seed,
            UnaryOperator<DnsNameResolverBuilder> resolving) {
        public Settings {
            targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
            connectionsByPhase = List.copyOf(connectionsByPhase);
            localAddresses = List.copyOf(localAddresses);
        }

        /** The name of the target of a step. */
        String targetOf(HttpStep step) {
            return step.options()
                    .or(defaults.options())
                    .target()
                    .orElseGet(() -> targets.keySet().iterator().next());
        }

        HttpTarget target(String name) {
            HttpTarget target = targets.get(name);
            if (target == null) {
                throw new PlimsollException(
                        ExitCode.INVALID_SCENARIO,
                        Problem.of(
                                "there is no target `" + name + "`",
                                "the targets: " + String.join(", ", targets.keySet())));
            }
            return target;
        }
    }

    /** A request of the plan, and the names that it may use. */
    public record Request(Step.Request step, Variables variables) {}

    /**
     * @param requests every request of the plan, in its order
     * @throws io.plimsoll.model.basics.PlimsollException when one cannot be written as HTTP, or a
     *     file that it sends cannot be read
     */
    public HttpProtocol(Settings settings, List<Request> requests) {
        this.settings = settings;
        BodyBytes bodies = new BodyBytes(settings.folder(), settings.seed());
        templates = new RequestTemplate[requests.size()];
        try {
            for (int i = 0; i < templates.length; i++) {
                Request request = requests.get(i);
                if (request.step() instanceof HttpStep step) {
                    templates[i] = new RequestTemplate(step, settings, request.variables(), bodies);
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
