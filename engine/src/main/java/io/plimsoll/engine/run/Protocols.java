package io.plimsoll.engine.run;

import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.plimsoll.engine.load.Plan;
import io.plimsoll.engine.protocol.Protocol;
import io.plimsoll.engine.protocol.http.HttpProtocol;
import io.plimsoll.engine.protocol.java.JavaProtocol;
import io.plimsoll.engine.protocol.net.AddressRule;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.RunListener;
import java.net.InetAddress;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * Opens every protocol for a plan.
 *
 * @param locals the addresses to connect from
 * @param resolving changes the name resolver of the connections
 */
record Protocols(
        RunOptions options,
        RunningTargets targets,
        AddressRule rule,
        List<InetAddress> locals,
        UnaryOperator<DnsNameResolverBuilder> resolving,
        RunListener listener) {

    private List<Protocol> open(Scenario scenario, Plan plan, BooleanSupplier over) {
        List<HttpProtocol.Request> steps =
                plan.requests().stream()
                        .map(
                                request ->
                                        new HttpProtocol.Request(
                                                request.step(),
                                                plan.workloads()
                                                        .get(request.workload())
                                                        .variables()))
                        .toList();
        HttpProtocol.Settings settings =
                new HttpProtocol.Settings(
                        targets.all(),
                        scenario.defaults(),
                        rule,
                        plan.connections(),
                        plan.phases().stream().map(Plan.Phase::connections).toList(),
                        locals,
                        options.classes().folder(),
                        scenario.seed(),
                        resolving);
        List<JavaProtocol.Request> requests =
                plan.requests().stream()
                        .map(
                                request ->
                                        new JavaProtocol.Request(
                                                request.step(),
                                                plan.keys().workloads().get(request.workload())))
                        .toList();
        HttpProtocol http = new HttpProtocol(settings, steps);
        try {
            return List.of(
                    http,
                    new JavaProtocol(
                            requests, options.classes(), targets.first(), scenario.seed(), over));
        } catch (RuntimeException | Error e) {
            http.close();
            throw e;
        }
    }

    /**
     * Opens every protocol, looked at by the witness if there is one.
     *
     * @param over asked while user code is being made: whether it is not waited for any longer
     */
    List<Protocol> witnessed(Scenario scenario, Plan plan, BooleanSupplier over) {
        return open(scenario, plan, over).stream()
                .map(protocol -> witnessed(protocol, plan))
                .toList();
    }

    private Protocol witnessed(Protocol protocol, Plan plan) {
        return options.witness()
                .<Protocol>map(witness -> new WitnessedProtocol(protocol, plan, witness))
                .orElse(protocol);
    }

    void close(List<Protocol> open) {
        open.forEach(this::close);
    }

    /** What a user's code does at its end takes nothing from the result. */
    private void close(Protocol protocol) {
        try {
            protocol.close();
        } catch (PlimsollException e) {
            e.problems().forEach(listener::problem);
        }
    }
}
