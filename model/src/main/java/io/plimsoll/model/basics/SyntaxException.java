package io.plimsoll.model.basics;

/** A text in a small language that cannot be read: what is wrong, where it begins, the mend. */
public final class SyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int offset;
    private final int length;
    private final String help;

    public SyntaxException(String what, int offset, int length, String help) {
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
