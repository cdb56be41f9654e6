package io.plimsoll.model.outcome;

/** How a run ended. */
public sealed interface RunEnd {

    RunEnd WHOLE = new Whole();
    RunEnd STOPPED = new Stopped();
    RunEnd DAMAGED = new Damaged();

    /** When its plan was carried out. */
    record Whole() implements RunEnd {}

    /** Before that: by a signal, by an SLO that asks for it, or with its process. */
    record Stopped() implements RunEnd {}

    /**
     * Before its load: nothing was sent after the setup, which failed.
     *
     * @param why in one sentence
     */
    record WithoutLoad(String why) implements RunEnd {}

    /** In the middle of its load. */
    record BrokenOff(RunFailure why) implements RunEnd {}

    /** It is not known how: it was read back only up to where its journal is damaged. */
    record Damaged() implements RunEnd {}
}
