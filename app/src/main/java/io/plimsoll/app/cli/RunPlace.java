package io.plimsoll.app.cli;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.results.store.RunFolder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Where runs are kept: where {@code --out} says, otherwise where the XDG Base Directory
 * Specification wants what a program keeps from one start to the next.
 */
final class RunPlace {

    /** Runs are not kept. */
    static final String OFF = "off";

    private static final String NAME = "--out";

    private RunPlace() {}

    static OptionSpec option(String description) {
        return Options.text("DIR", description, NAME);
    }

    /** What the option says; empty when it is not given. */
    static Optional<String> of(ParseResult parsed) {
        return Options.get(parsed, NAME, String.class);
    }

    /** The folder; empty when runs are not to be kept. */
    static Optional<RunFolder> folder(Optional<String> out, Map<String, String> environment) {
        if (out.isPresent()) {
            return out.get().equals(OFF) ? Optional.empty() : Optional.of(folder(out.get()));
        }
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        if (state.startsWith("/")) { // the specification: a relative one is to be ignored
            return Optional.of(new RunFolder(Path.of(state, "plimsoll", "runs")));
        }
        String home = environment.getOrDefault("HOME", "");
        return Optional.of(
                home.isEmpty()
                        ? folder("plimsoll-runs")
                        : new RunFolder(Path.of(home, ".local", "state", "plimsoll", "runs")));
    }

    /**
     * The same. One that was asked for can keep a run; of the default one a run is told when it
     * begins, and goes on.
     *
     * @throws PlimsollException when none can be kept where it was asked for
     */
    static Optional<RunFolder> usable(Optional<String> out, Map<String, String> environment) {
        Optional<RunFolder> folder = folder(out, environment);
        folder.filter(_ -> out.isPresent())
                .flatMap(RunFolder::trouble)
                .ifPresent(
                        why -> {
                            throw new PlimsollException(
                                    ExitCode.USAGE,
                                    Problem.of(
                                            "the run cannot be kept: " + why,
                                            "name another folder with --out, or keep nothing:"
                                                    + " --out off"));
                        });
        return folder;
    }

    private static RunFolder folder(String text) {
        try {
            return new RunFolder(Path.of(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw new PlimsollException(
                    ExitCode.USAGE,
                    Problem.of("`" + text + "` is no folder", "give --out a folder, or `off`"));
        }
    }
}
