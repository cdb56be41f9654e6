package io.plimsoll.targets.echo;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The request a connection is at. One per connection, reused. */
final class Request {

    private static final byte[] NOTHING = {};

    long stampNanos;
    boolean headOnly;
    boolean http10;

    /** What the answer's Connection header must say; empty for nothing. */
    String connection = "";

    /** Set when the request is not for the echo but for its control. */
    @Nullable ControlRequest control;

    /** Set when the query could not be read: what is wrong with it. */
    @Nullable String complaint;

    Behaviour behaviour = Behaviour.PLAIN;
    NameCounter name = new NameCounter();

    private @Nullable Counters namedIn;
    private byte[] namePath = NOTHING;

    /** Takes over what matters of a head; {@code in} are the bytes it was read from. */
    void begin(RequestHead head, byte[] in, Lane lane) {
        headOnly = head.methodIs("HEAD");
        http10 = head.http10;
        connection = "";
        if (head.saysClose || http10 && !head.saysKeepAlive) {
            connection = "close";
        } else if (http10) {
            connection = "keep-alive";
        }
        control = null;
        complaint = null;
        if (head.pathStartsWith(ControlRequest.PREFIX)) {
            control = new ControlRequest(head.methodIs("POST"), head.path(), head.query());
            return;
        }
        name(head, in, lane.counters());
        behaviour = lane.behaviours.defaults();
        if (head.hasQuery()) {
            try {
                behaviour = lane.behaviours.read(head.query());
            } catch (IllegalArgumentException e) {
                complaint = "error: " + e.getMessage();
            }
        }
    }

    /** A connection asks for the same path again and again: compare before looking it up. */
    private void name(RequestHead head, byte[] in, Counters counters) {
        boolean same =
                namedIn == counters
                        && Arrays.equals(
                                in, head.pathFrom, head.pathTo, namePath, 0, namePath.length);
        if (!same) {
            namedIn = counters;
            namePath = Arrays.copyOfRange(in, head.pathFrom, head.pathTo);
            name = counters.name(head.path());
        }
    }
}
