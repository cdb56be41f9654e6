package io.plimsoll.model.basics;

/**
 * What the process ends with. The constants stand in the order of precedence: when several apply,
 * the first counts.
 */
public enum ExitCode {
    USAGE(2, "the command line is wrong", "`plimsoll COMMAND --help` lists what a command takes"),
    INVALID_SCENARIO(
            104,
            "the scenario is invalid, or cannot run from this machine; nothing was sent",
            "each message names the place and the mend; `plimsoll check FILE` tells again what is"
                    + " wrong in the file; a host that cannot be resolved is misspelt, or no name"
                    + " server of this machine knows it"),
    TARGET_REFUSED(
            114,
            "the target is refused by a safety rule; nothing was sent",
            "if the target is public and yours to load, name its host under `allow` or after --allow; link-local and metadata addresses are always refused"),
    CANNOT_BIND(
            106,
            "an address to listen on is taken or not allowed",
            "choose another port, or 0 for a free one"),
    INTERNAL_ERROR(
            1,
            "an error inside Plimsoll",
            "report it with the file of details that the message names; a run is kept and shown as far"
                    + " as it went; code of a `java` step that ended the process has to throw an"
                    + " exception instead"),
    STOPPED(
            105,
            "stopped by a signal; the result covers what was due until then",
            "let it run to its end: a stopped run never passes"),
    RESULTS_INCOMPLETE(
            113,
            "the results are incomplete: a part of them could not be kept, written or read back",
            "the message says which; make room, or name another place; what was printed holds"),
    PLAN_NOT_DELIVERED(
            111,
            "the plan was not delivered: inconclusive",
            "the lines with ! under the verdict name and measure the cause: give the generator"
                    + " processor time, descriptors, ports or memory, or plan less; a `setup` that"
                    + " failed has to be mended"),
    SLO_MISSED(
            99,
            "an SLO was provably missed or a budget violated",
            "the lines with ✗ say what was asked and what was measured; those of `try`, which"
                    + " request failed and why"),
    SLO_INCONCLUSIVE(
            111,
            "an SLO can be neither proved nor refuted: inconclusive",
            "the note behind each ? says what is missing: run longer, or on a quieter machine"),
    PASS(0, "every SLO holds", "nothing to mend");

    private final int code;
    private final String meaning;
    private final String help;

    ExitCode(int code, String meaning, String help) {
        this.code = code;
        this.meaning = meaning;
        this.help = help;
    }

    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }

    /** What to do about it. */
    public String help() {
        return help;
    }
}
