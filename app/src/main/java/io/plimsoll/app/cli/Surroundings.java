package io.plimsoll.app.cli;

import io.plimsoll.app.cli.console.WindowSize;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/**
 * What the process was started with.
 *
 * @param out standard output: results, and nothing else
 * @param err standard error: progress and problems
 * @param environment the variables
 * @param windowSize the size of the terminal behind a file descriptor; empty when it is none
 */
record Surroundings(
        PrintStream out, PrintStream err, Map<String, String> environment, Windows windowSize) {

    /** Asks for the size of terminals. */
    interface Windows {
        Optional<WindowSize.Size> of(int descriptor);
    }

    /** How the program was called, when that was by a path; the launcher says so. */
    String called() {
        return environment.getOrDefault("PLIMSOLL_CALLED", "plimsoll");
    }

    boolean has(String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }
}
