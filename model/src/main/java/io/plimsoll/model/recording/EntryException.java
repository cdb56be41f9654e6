package io.plimsoll.model.recording;

/** An entry of a recording that cannot be played. */
final class EntryException extends Exception {

    private static final long serialVersionUID = 1L;

    final int column;
    final int length;
    final String help;

    /**
     * @param column of what is wrong, from 1
     */
    EntryException(int column, int length, String what, String help) {
        super(what, null, false, false);
        this.column = column;
        this.length = length;
        this.help = help;
    }

    EntryException(String what, String help) {
        this(1, 1, what, help);
    }
}
