package io.plimsoll.engine.protocol;

import io.plimsoll.model.scenario.Step;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Looks on while requests are made, one by one: for a trial, where time does not matter, and never
 * under load. All calls come from the shard's thread, in the order in which things happen. What it
 * is shown holds secrets as they are sent. What it does not ask for passes it by.
 */
public interface Witness {

    /** What goes out, complete. */
    record Sent(String method, String url, List<Map.Entry<String, String>> headers, byte[] body) {
        public Sent {
            headers = List.copyOf(headers);
        }
    }

    /**
     * What came back, complete but for what of a large body is not kept.
     *
     * @param line the first of its lines
     */
    record Received(String line, List<Map.Entry<String, String>> headers, byte[] body) {
        public Received {
            headers = List.copyOf(headers);
        }
    }

    /**
     * Something that must hold for an answer.
     *
     * @param found what was there instead; empty: it holds
     */
    record Checked(String what, boolean holds, String found) {}

    /** What a request belongs to. */
    enum Stage {
        SETUP,
        START,
        STEPS,
        END,
        TEARDOWN;

        /** Whether it is done once for the whole run. */
        public boolean isOnce() {
            return this == SETUP || this == TEARDOWN;
        }

        /** The name in scenarios, JSON and what a person is shown. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A request begins.
     *
     * @param workload its name; of what is done once, that of its stage
     */
    default void begins(
            Op op, Step.Request step, Variables variables, String workload, Stage stage) {}

    /** An attempt of it goes out. */
    default void sends(Op op, Sent sent) {}

    /** An attempt of it has been answered. */
    default void receives(Op op, Received received) {}

    /** What is asked of the answer that counts, all of it. */
    default void checks(Op op, List<Checked> checked) {}

    /** An attempt is over, and another follows. */
    default void goesOn(Op op) {}

    /** The request has ended; its variables are set. */
    default void ends(Op op) {}
}
