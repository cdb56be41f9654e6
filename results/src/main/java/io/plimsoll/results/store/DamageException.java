package io.plimsoll.results.store;

/** What was read is not what had been written. */
final class DamageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamageException(String what) {
        super(what);
    }
}
