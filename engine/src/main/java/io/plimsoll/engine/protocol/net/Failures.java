package io.plimsoll.engine.protocol.net;

import io.netty.handler.codec.CodecException;
import io.plimsoll.model.outcome.ErrorKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a failure of a socket means, and so who is to blame for it. */
public final class Failures {

    private Failures() {}

    /** The kind of a failure to connect. */
    public static ErrorKind ofConnecting(Throwable failure) {
        ErrorKind ours = ofOurs(failure);
        if (ours != null) {
            return ours;
        }
        if (failure instanceof RefusedAddressException) {
            return ErrorKind.ADDRESS_REFUSED;
        }
        if (failure instanceof UnknownHostException) {
            return ErrorKind.NAME_UNRESOLVED;
        }
        boolean refused =
                failure instanceof ConnectException && says(failure, "connection refused");
        return refused ? ErrorKind.CONNECT_REFUSED : ErrorKind.CONNECT_FAILED;
    }

    /**
     * The kind of a failure of a connection that had been made; what neither the socket nor a
     * decoder says is a mistake of our own.
     */
    public static ErrorKind ofConnected(Throwable failure) {
        ErrorKind ours = ofOurs(failure);
        if (ours != null) {
            return ours;
        }
        if (failure instanceof IOException) {
            return ErrorKind.RESET;
        }
        return failure instanceof CodecException ? ErrorKind.PROTOCOL : ErrorKind.GENERATOR_OTHER;
    }

    /**
     * The texts are those of the C library for EADDRNOTAVAIL, EMFILE, ENFILE, ENOBUFS and ENOMEM.
     */
    private static @Nullable ErrorKind ofOurs(Throwable failure) {
        if (says(failure, "cannot assign requested address")
                || says(failure, "address already in use")) {
            return ErrorKind.GENERATOR_PORTS;
        }
        if (says(failure, "too many open files")) {
            return ErrorKind.GENERATOR_DESCRIPTORS;
        }
        if (says(failure, "no buffer space available")
                || says(failure, "cannot allocate memory")
                || failure instanceof OutOfMemoryError) {
            return ErrorKind.GENERATOR_MEMORY;
        }
        return lacksWay(failure) ? ErrorKind.GENERATOR_OTHER : null;
    }

    /**
     * Whether this machine has no way to the address it was to connect to, whoever may have one: no
     * address of its family (by the text for EAFNOSUPPORT, or by the JDK's own look), or no route.
     */
    public static boolean lacksWay(Throwable failure) {
        return says(failure, "address family not supported")
                || failure instanceof UnsupportedAddressTypeException
                || failure.getCause() instanceof UnsupportedAddressTypeException
                || lacksRoute(failure);
    }

    /**
     * ENETUNREACH: Netty makes an exception without a word of it, Java one with the C library's.
     */
    private static boolean lacksRoute(Throwable failure) {
        return says(failure, "network is unreachable")
                || failure.getCause() instanceof NoRouteToHostException wordless
                        && wordless.getMessage() == null;
    }

    /** What it says; where this machine lacks something, the innermost cause says what. */
    public static String text(Throwable failure) {
        if (lacksRoute(failure)) {
            return "no route from this machine: " + said(failure);
        }
        String text = said(failure);
        if (ofOurs(failure) != null) {
            for (Throwable at = failure; at != null; at = at.getCause()) {
                String says = at.getMessage();
                text = says == null || says.startsWith("null") ? text : says;
            }
        }
        return text;
    }

    /** Netty puts the address behind a message, also behind one that is not there. */
    private static String said(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return message.startsWith("null")
                ? cause.getClass().getSimpleName() + message.substring("null".length())
                : message;
    }

    private static boolean says(Throwable failure, String text) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at.getMessage() != null
                    && at.getMessage().toLowerCase(Locale.ROOT).contains(text)) {
                return true;
            }
        }
        return false;
    }
}
