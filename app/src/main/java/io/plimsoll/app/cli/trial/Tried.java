package io.plimsoll.app.cli.trial;

import io.plimsoll.engine.protocol.Witness.Checked;
import io.plimsoll.engine.protocol.Witness.Stage;
import io.plimsoll.model.outcome.ErrorKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request of a trial, without secrets.
 *
 * @param workload its name, or that of the stage, if it is done once
 * @param number within its workload, from 1
 * @param thought how long the user had thought before it
 * @param exchanges its attempts, in order
 * @param saved what was kept of its answer, by name
 * @param response from the intended start to the end of the last answer
 */
record Tried(
        String workload,
        Stage stage,
        int number,
        String name,
        Duration thought,
        List<Exchange> exchanges,
        List<Checked> checks,
        Map<String, String> saved,
        Ending ending,
        Duration response) {

    /**
     * How it ended.
     *
     * @param kind of what went wrong; empty: nothing
     * @param text about that
     */
    record Ending(Optional<ErrorKind> kind, String text) {

        boolean isGood() {
            return kind.isEmpty();
        }

        /** What went wrong, which is said once where the text begins with the kind. */
        String sentence() {
            String label = kind.map(ErrorKind::label).orElse("");
            if (text.isEmpty()) {
                return label;
            }
            return text.startsWith(label) ? text : label + ": " + text;
        }
    }

    /**
     * An attempt.
     *
     * @param why it was made: first, retry or redirect
     */
    record Exchange(String why, Optional<Part> sent, Optional<Part> received, Timing timing) {}

    /**
     * What went one way.
     *
     * @param line method and address, or protocol and status
     */
    record Part(String line, List<Map.Entry<String, String>> headers, Content body) {}

    /**
     * How long an attempt took, each of them in nanoseconds.
     *
     * @param connect to open a connection; 0: one was open
     * @param waited at a limit of connections, and to connect
     * @param firstByte from sending to reading the first of the answer; 0: there was none
     * @param service from sending to the end of the answer
     * @param stamped whether the kernel says when that was
     */
    record Timing(long connect, long waited, long firstByte, long service, boolean stamped) {}
}
