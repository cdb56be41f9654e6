package io.plimsoll.model.outcome;

/** How a request or a journey ended; a place for each in its ledger. */
public enum Outcome {
    OK("ok"),
    FAILED("failed"),
    TIMED_OUT("timedOut"),
    DROPPED("dropped"),
    UNFINISHED("unfinished");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /** The name in JSON. */
    public String label() {
        return label;
    }
}
