package io.plimsoll.engine.protocol;

/** A variable has no value, or one that cannot stand where it is needed: the request fails. */
public final class NoValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoValueException(String message) {
        super(message, null, false, false);
    }
}
