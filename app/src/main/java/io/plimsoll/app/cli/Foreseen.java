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
 * another machine, or another command line, would refuse as well is a problem of the scenario; the
 * rest is noted.
 */
record Foreseen(Scenario scenario, Set<String> referenceTargets, Secrets secrets) {

    /** Endings of names that no public host has (RFC 2606, 6762, 8375, 9476). */
    private static final String PRIVATE =
            "(?i)([^.]+|.*\\.(localhost|local|internal|test|home\\.arpa))\\.?";

    /**
     * A line for each thing that has to be mended before a run here.
     *
     * @throws PlimsollException with {@link ExitCode#TARGET_REFUSED} for addresses that are never
     *     loaded
     */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        List<Problem> never = new ArrayList<>();
        hosts().forEach(host -> look(host, notes, never));
        if (!never.isEmpty()) {
            throw new PlimsollException(ExitCode.TARGET_REFUSED, never);
        }
        try {
            secrets.of(scenario);
        } catch (PlimsollException refused) {
            refused.problems()
                    .forEach(problem -> notes.add(note(problem.what(), problem.help().orElse(""))));
        }
        return notes;
    }

    private Stream<String> hosts() {
        return Stream.concat(Stream.of(scenario.target()), scenario.targets().values().stream())
                .filter(target -> !referenceTargets.contains(target))
                .map(target -> TargetUrl.parse(target).host())
                .distinct();
    }

    private void look(String host, List<String> notes, List<Problem> never) {
        Optional<InetAddress> literal = literal(host);
        if (literal.isEmpty()) {
            boolean allowed = scenario.allow().stream().anyMatch(host::equalsIgnoreCase);
            if (!allowed && !host.matches(PRIVATE)) {
                String help = "add `allow: [ %s ]` if it is yours to load".formatted(host);
                notes.add(
                        "  ! `run` will refuse `%s` here, should its address be public; %s"
                                .formatted(host, help));
            }
            return;
        }
        new AddressRule(List.of(host))
                .refuses(host, literal.get())
                .ifPresentOrElse(
                        always -> never.add(Problem.of(always.why(), always.mend())),
                        () ->
                                new AddressRule(scenario.allow())
                                        .refuses(host, literal.get())
                                        .ifPresent(why -> notes.add(note(why.why(), why.mend()))));
    }

    private static String note(String what, String help) {
        return "  ! `run` will refuse it here: %s; %s".formatted(what, help);
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
