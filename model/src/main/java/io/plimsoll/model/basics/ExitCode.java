package io.plimsoll.model.basics;

/**
 * What the process ends with. The constants stand in the order of precedence: when several apply,
 * the first counts.
 */
public enum ExitCode {
    USAGE(2, "the command line is wrong"),
    INVALID_SCENARIO(104, "the scenario is invalid; nothing was sent"),
    TARGET_REFUSED(114, "the target is refused by a safety rule; nothing was sent"),
    CANNOT_BIND(106, "an address to listen on is taken or not allowed"),
    INTERNAL_ERROR(1, "an error inside Plimsoll"),
    STOPPED(105, "stopped by a signal; the result covers what was due until then"),
    PLAN_NOT_DELIVERED(111, "the generator could not deliver the plan: inconclusive"),
    SLO_MISSED(99, "an SLO was provably missed"),
    SLO_INCONCLUSIVE(111, "an SLO can be neither proved nor refuted: inconclusive"),
    PASS(0, "every SLO holds");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }
}
