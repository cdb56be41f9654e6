package io.plimsoll.engine.protocol.net;

/** An address that may not be loaded; the message says why. */
final class RefusedAddressException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedAddressException(String why) {
        super(why);
    }
}
