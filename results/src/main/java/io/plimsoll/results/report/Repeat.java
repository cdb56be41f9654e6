package io.plimsoll.results.report;

import io.plimsoll.model.outcome.Run;
import io.plimsoll.results.run.Credentials;
import io.plimsoll.results.run.Origin;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What it takes to do a run again, credentials masked.
 *
 * @param command as a shell takes it
 * @param scenario the lines of the scenario as it was run, options of the command line included
 */
public record Repeat(String command, String target, long seed, List<String> scenario) {

    private static final int COMMAND_CHARACTERS_MAX = 2_000;
    private static final int LINE_CHARACTERS_MAX = 1_000;
    private static final int LINES_MAX = 5_000;

    public Repeat {
        scenario = List.copyOf(scenario);
    }

    static Repeat of(Run run, Origin origin, Credentials credentials) {
        return new Repeat(
                SafeText.of(
                        origin.without(credentials::mask).commandLine(), COMMAND_CHARACTERS_MAX),
                SafeText.of(run.url(), COMMAND_CHARACTERS_MAX),
                run.scenario().seed(),
                scenario(run, credentials));
    }

    private static List<String> scenario(Run run, Credentials credentials) {
        String text;
        try {
            text = credentials.shown(run.scenario());
        } catch (IllegalArgumentException onlyInJava) {
            text = "# built in Java; a file cannot say it: " + onlyInJava.getMessage();
        }
        return text.lines()
                .limit(LINES_MAX)
                .map(line -> SafeText.of(line, LINE_CHARACTERS_MAX))
                .collect(Collectors.toList());
    }
}
