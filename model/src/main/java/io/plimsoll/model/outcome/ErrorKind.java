package io.plimsoll.model.outcome;

/**
 * Why a request did not end well: a closed list. Each kind names who is to blame; the generator's
 * own failures are never the target's.
 */
public enum ErrorKind {
    STATUS("status", Blame.TARGET, "the answer's status is 400 or more, or not the one asked for"),
    CHECK(
            "check",
            Blame.TARGET,
            "the answer's body, JSON, header or time is not the one asked for"),
    SAVE("save", Blame.TARGET, "the answer lacks what the step saves from it"),
    TIMEOUT("timeout", Blame.TARGET, "no complete answer within the timeout"),
    NEVER_SENT(
            "never sent",
            Blame.TARGET,
            "the timeout ran out while waiting for a connection: all that the scenario allows were in"
                    + " use, or none could be made"),
    CONNECT_REFUSED(
            "refused",
            Blame.TARGET,
            "nothing listens at the target's address, or its backlog refused"),
    CONNECT_FAILED("unreachable", Blame.NETWORK, "no connection could be made"),
    NAME_UNRESOLVED("name", Blame.NETWORK, "the target's name could not be resolved"),
    RESET("reset", Blame.TARGET, "the connection was reset before the answer was complete"),
    CLOSED(
            "closed early",
            Blame.TARGET,
            "the connection was closed before the answer was complete"),
    PROTOCOL("protocol", Blame.TARGET, "the answer is not valid HTTP"),
    TOO_LARGE("too large", Blame.TARGET, "the answer is larger than the caps allow"),
    REDIRECT("redirect", Blame.TARGET, "a redirect leads in a circle, too far, or nowhere"),
    ADDRESS_REFUSED(
            "address",
            Blame.SCENARIO,
            "the resolved address may not be loaded, or not from the local addresses"),
    VARIABLE(
            "variable",
            Blame.SCENARIO,
            "a variable has no value, or one that cannot stand where the step puts it"),
    NO_ROW("no row", Blame.SCENARIO, "not sent: every row of a feeder has been used once"),
    USER_CODE("user code", Blame.SCENARIO, "the user's own code threw"),
    IN_FLIGHT(
            "in-flight limit", Blame.TARGET, "dropped: as many were in flight as the limit allows"),
    GENERATOR_IN_FLIGHT(
            "in-flight, generator late",
            Blame.GENERATOR,
            "dropped at the limit while the generator itself was late"),
    GENERATOR_LATE(
            "generator late",
            Blame.GENERATOR,
            "dropped: the generator was over a second late, or behind when it was stopped"),
    GENERATOR_PORTS(
            "generator ports", Blame.GENERATOR, "not sent: this machine has no free port left"),
    GENERATOR_DESCRIPTORS(
            "generator descriptors",
            Blame.GENERATOR,
            "not sent: this process may not open more files"),
    GENERATOR_MEMORY(
            "generator memory", Blame.GENERATOR, "not sent: this machine had no memory for it"),
    GENERATOR_THREADS(
            "generator threads",
            Blame.GENERATOR,
            "not begun: the code of java steps kept every processor busy"),
    GENERATOR_OTHER("generator", Blame.GENERATOR, "not sent: the generator itself failed");

    /** Who is to blame. */
    public enum Blame {
        TARGET,
        NETWORK,
        SCENARIO,
        GENERATOR
    }

    private final String label;
    private final Blame blame;
    private final String meaning;

    ErrorKind(String label, Blame blame, String meaning) {
        this.label = label;
        this.blame = blame;
        this.meaning = meaning;
    }

    /** The name in console, report and JSON. */
    public String label() {
        return label;
    }

    public Blame blame() {
        return blame;
    }

    public String meaning() {
        return meaning;
    }
}
