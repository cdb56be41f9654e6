package io.plimsoll.engine.protocol.net;

/** An address that may not be loaded, or not from here; the message says why. */
public final class RefusedAddressException extends Exception {

    private static final long serialVersionUID = 1L;

    public RefusedAddressException(String why) {
        super(why);
    }
}
