package io.plimsoll.app.cli;

import io.plimsoll.engine.protocol.net.AddressRule;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.TargetUrl;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a run would refuse, as far as it can be known without asking for the address of a name. What
 * another machine, or another command line, would refuse as well is a problem of the scenario.
 */
record RunRefusals(Scenario scenario, Set<String> referenceTargets, Secrets secrets) {

    /** Endings of names that no public host has (RFC 2606, 6762, 8375, 9476). */
    private static final String PRIVATE =
            "(?i)([^.]+|.*\\.(localhost|local|internal|test|home\\.arpa))\\.?";

    /**
     * What has to be mended before a run here.
     *
     * @throws PlimsollException with {@link ExitCode#TARGET_REFUSED} for addresses that are never
     *     loaded
     */
    List<Problem> here() {
        List<Problem> here = new ArrayList<>();
        List<Problem> never = new ArrayList<>();
        hosts().forEach(host -> look(host, here, never));
        if (!never.isEmpty()) {
            throw new PlimsollException(ExitCode.TARGET_REFUSED, never);
        }
        here.addAll(secrets.problems(scenario));
        return here;
    }

    private Stream<String> hosts() {
        return Stream.concat(Stream.of(scenario.target()), scenario.targets().values().stream())
                .filter(target -> !referenceTargets.contains(target))
                .map(target -> TargetUrl.parse(target).host())
                .distinct();
    }

    private void look(String host, List<Problem> here, List<Problem> never) {
        Optional<InetAddress> literal = literal(host);
        if (literal.isEmpty()) {
            boolean allowed = scenario.allow().stream().anyMatch(host::equalsIgnoreCase);
            if (!allowed && !host.matches(PRIVATE)) {
                here.add(
                        Problem.of(
                                "`%s` is not allowed, should its address be public".formatted(host),
                                "add `allow: [ %s ]` if it is yours to load".formatted(host)));
            }
            return;
        }
        Optional<AddressRule.Refusal> always =
                new AddressRule(List.of(host)).refuses(host, literal.get());
        always.ifPresent(why -> never.add(problem(why)));
        if (always.isEmpty()) {
            new AddressRule(scenario.allow())
                    .refuses(host, literal.get())
                    .ifPresent(why -> here.add(problem(why)));
        }
    }

    private static Problem problem(AddressRule.Refusal refusal) {
        return Problem.of(refusal.why(), refusal.mend());
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
