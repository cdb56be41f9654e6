package io.plimsoll.engine.run;

import io.plimsoll.engine.protocol.http.HttpTarget;
import io.plimsoll.engine.protocol.net.AddressRule;
import io.plimsoll.engine.protocol.net.LocalAddresses;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The look at both ends before anything is sent; each connection is checked again. */
record Preflight(LocalRunner.Lookup lookup) {

    /**
     * All addresses of the target.
     *
     * @throws PlimsollException when there is none, or one that may not be loaded
     */
    List<InetAddress> target(HttpTarget target, AddressRule rule) {
        List<InetAddress> addresses;
        try {
            addresses =
                    Stream.of(lookup.addresses(target.host())).map(AddressRule::unmapped).toList();
        } catch (UnknownHostException e) {
            throw new PlimsollException(
                    ExitCode.INVALID_SCENARIO,
                    Problem.of(
                            "the target's host `" + target.host() + "` cannot be resolved",
                            "check its spelling, and whether a name server of this machine knows it"));
        }
        for (InetAddress address : addresses) {
            Optional<AddressRule.Refusal> refusal = rule.refuses(target.host(), address);
            if (refusal.isPresent()) {
                throw new PlimsollException(
                        ExitCode.TARGET_REFUSED,
                        Problem.of(refusal.get().why(), refusal.get().mend()));
            }
        }
        return addresses;
    }

    /**
     * The addresses to connect from.
     *
     * @throws PlimsollException with every one from which the target cannot be reached
     */
    List<InetAddress> localAddresses(List<String> literals, List<InetAddress> targets) {
        List<InetAddress> locals = literals.stream().map(Preflight::address).toList();
        List<Problem> problems = LocalAddresses.problems(locals, targets);
        if (!problems.isEmpty()) {
            throw new PlimsollException(ExitCode.INVALID_SCENARIO, problems);
        }
        return locals;
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw new PlimsollException(
                    ExitCode.INVALID_SCENARIO,
                    Problem.of(
                            "`" + text + "` is no address",
                            "give addresses of this machine, such as 127.0.0.2"));
        }
    }
}
