package io.plimsoll.targets.echo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.plimsoll.targets.echo.Behaviour.Ending;
import io.plimsoll.targets.echo.Behaviour.Framing;
import java.nio.charset.StandardCharsets;

/**
 * An answer under way that is more than the standing answer at once: it is due later, comes in
 * pieces, is large, or ends in an unusual manner.
 *
 * <p>The first piece is due at the request's stamp plus the delay, the others at even distances
 * from it, so that a late piece does not delay the next one.
 */
final class Delivery {

    private final Connection connection;
    private final Behaviour behaviour;
    private final boolean standing;
    private final Framing framing;
    private final boolean hasBody;
    private final long bodyBytes;
    private final int pieces;
    private long dueNanos;
    private boolean begun;
    private int piece;
    private long pieceLeft;
    private long sent;
    private long lastWriteNanos;

    Delivery(Connection connection, Behaviour behaviour) {
        Request request = connection.request();
        this.connection = connection;
        this.behaviour = behaviour;
        standing = behaviour.isStanding() && request.connection.isEmpty();
        framing =
                request.http10 && behaviour.framing() == Framing.CHUNKED
                        ? Framing.UNTIL_CLOSE
                        : behaviour.framing();
        hasBody = !request.headOnly && Answers.hasBody(behaviour.status());
        bodyBytes = hasBody ? behaviour.bodyBytes() : 0;
        pieces = bodyBytes == 0 ? 1 : behaviour.pieces();
    }

    void begin() {
        if (behaviour.ending() != Ending.HANG) {
            long delayNanos = behaviour.delay().drawNanos(connection.lane().random());
            dueNanos = connection.request().stampNanos + delayNanos;
            proceed();
        }
    }

    /** Sends what is due and fits, and sees to it that it is called again for the rest. */
    void proceed() {
        if (standing) {
            sendStandingWhenDue();
            return;
        }
        while (piece < pieces) {
            if (pieceLeft == 0 && !mayBeginPiece()) {
                return;
            }
            sendSlice();
            if (pieceLeft > 0) {
                if (!connection.flush()) {
                    return;
                }
            } else if (endPiece() && !connection.flush()) {
                return;
            }
        }
    }

    private void sendStandingWhenDue() {
        long now = System.nanoTime();
        if (dueNanos - now > 0) {
            connection.callAt(dueNanos);
            return;
        }
        connection.finished(behaviour.status(), now);
        connection.write(connection.lane().answers.standing(connection.request().headOnly));
        connection.done(false);
    }

    private boolean mayBeginPiece() {
        long due = dueNanos + piece * behaviour.gapNanos();
        if (due - System.nanoTime() > 0) {
            connection.callAt(due);
            return false;
        }
        if (!begun) {
            switch (behaviour.ending()) {
                case RESET -> {
                    connection.reset();
                    return false;
                }
                case CLOSE_BEFORE -> {
                    connection.close();
                    return false;
                }
                case KEEP, ANNOUNCED_CLOSE, CLOSE, CLOSE_MID, HANG -> sendHead();
            }
        }
        pieceLeft = bodyBytes / pieces + (piece < bodyBytes % pieces ? 1 : 0);
        if (isChunked() && pieceLeft > 0) {
            send(Long.toHexString(pieceLeft) + "\r\n");
        }
        if (behaviour.ending() == Ending.CLOSE_MID) {
            pieceLeft = Math.min(pieceLeft, bodyBytes / 2 - sent);
        }
        return true;
    }

    private void sendHead() {
        begun = true;
        for (int i = 0; i < behaviour.interims(); i++) {
            connection.write(connection.lane().answers.interim());
        }
        lastWriteNanos = System.nanoTime();
        String says = connection.request().connection;
        boolean close =
                framing == Framing.UNTIL_CLOSE || behaviour.ending() == Ending.ANNOUNCED_CLOSE;
        send(
                Answers.head(
                        behaviour.status(),
                        framing,
                        behaviour.bodyBytes(),
                        close ? "close" : says,
                        behaviour.headers()));
    }

    private void sendSlice() {
        if (pieceLeft > 0) {
            lastWriteNanos = System.nanoTime();
            ByteBuf slice = slice();
            pieceLeft -= slice.readableBytes();
            sent += slice.readableBytes();
            connection.write(slice);
        }
    }

    private ByteBuf slice() {
        if (behaviour.text().isEmpty()) {
            return connection.lane().answers.body(sent, pieceLeft);
        }
        byte[] text = behaviour.text().getBytes(StandardCharsets.UTF_8);
        return Unpooled.wrappedBuffer(text, (int) sent, (int) pieceLeft);
    }

    /** True if there are more pieces. */
    private boolean endPiece() {
        if (behaviour.ending() == Ending.CLOSE_MID && sent >= bodyBytes / 2) {
            piece = pieces;
            connection.done(true);
            return false;
        }
        piece++;
        if (isChunked() && bodyBytes > 0) {
            send("\r\n");
        }
        if (piece < pieces) {
            return true;
        }
        if (isChunked()) {
            send("0\r\n\r\n");
        }
        connection.finished(behaviour.status(), lastWriteNanos);
        connection.done(closes());
        return false;
    }

    private boolean closes() {
        return behaviour.ending() != Ending.KEEP
                || framing == Framing.UNTIL_CLOSE
                || connection.request().connection.equals("close");
    }

    private boolean isChunked() {
        return hasBody && framing == Framing.CHUNKED;
    }

    private void send(String text) {
        connection.write(Unpooled.wrappedBuffer(Answers.ascii(text)));
    }
}
