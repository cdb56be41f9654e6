package io.plimsoll.model.expression;

/** A condition that cannot be read: what is wrong, where it begins, and the mend. */
public final class ConditionSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int offset;
    private final int length;
    private final String help;

    ConditionSyntaxException(String what, int offset, int length, String help) {
        super(what);
        this.offset = offset;
        this.length = Math.max(1, length);
        this.help = help;
    }

    /** Of the first faulty character, from 0; the text's length when something is missing. */
    public int offset() {
        return offset;
    }

    /** Faulty characters, at least 1. */
    public int length() {
        return length;
    }

    public String help() {
        return help;
    }
}
