package io.plimsoll.app.cli;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.results.store.RequestLogOptions;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options about the log of requests: {@code --log-requests 1%} and {@code --log-max 64}. */
final class RequestLogFlags {

    private static final String SHARE = "--log-requests";
    private static final String MEGABYTES = "--log-max";
    private static final long MEGABYTES_USUAL = 64;
    private static final long MEGABYTES_MAX = 100_000;

    private RequestLogFlags() {}

    static void addTo(CommandSpec spec) {
        spec.addOption(
                Options.share(
                        "keep the requests of this share of the journeys one by one, and some that"
                                + " failed, in requests.jsonl",
                        SHARE));
        spec.addOption(
                Options.number(
                        "MB",
                        1,
                        MEGABYTES_MAX,
                        "how large requests.jsonl may become; " + MEGABYTES_USUAL + " without it",
                        MEGABYTES));
    }

    /**
     * What is to be kept.
     *
     * @throws PlimsollException when there is no place for it
     */
    static Optional<RequestLogOptions> of(ParseResult parsed) {
        Optional<Double> share = Options.get(parsed, SHARE, Double.class);
        if (share.isPresent() && RunPlace.of(parsed).equals(Optional.of(RunPlace.OFF))) {
            throw usage(
                    "`" + SHARE + "` keeps a file with the run, and `--out off` keeps no run",
                    "leave one of them out");
        }
        Optional<Long> most = Options.get(parsed, MEGABYTES, Long.class);
        if (share.isEmpty() && most.isPresent()) {
            throw usage(
                    "`" + MEGABYTES + "` limits the log of requests, which is not kept",
                    "add " + SHARE + " 1%");
        }
        return share.map(
                part -> new RequestLogOptions(part, most.orElse(MEGABYTES_USUAL) * 1_000_000));
    }

    private static PlimsollException usage(String what, String help) {
        return new PlimsollException(ExitCode.USAGE, Problem.of(what, help));
    }
}
