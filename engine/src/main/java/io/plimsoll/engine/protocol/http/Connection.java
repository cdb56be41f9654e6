package io.plimsoll.engine.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.plimsoll.engine.protocol.Op;
import io.plimsoll.engine.protocol.net.Failures;
import io.plimsoll.engine.protocol.net.ReceiveStamps;
import io.plimsoll.engine.protocol.net.StampedReads;
import io.plimsoll.model.outcome.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** One connection: at most one request is under way on it. Confined to its shard. */
final class Connection extends ChannelInboundHandlerAdapter {

    private static final int BODY_BYTES_MAX = 8 << 20;
    private static final int INTERIM_ANSWERS_MAX = 8;
    private static final int SWITCHING_PROTOCOLS = 101;

    /** What its pool does with it. */
    interface Owner {

        /** Its request has been answered and it can serve another. */
        void free(Connection connection, int phase);

        /** The journey of an answered request has gone on: what is idle now is free for others. */
        void settle();

        /** Its request has ended and it cannot serve another; it closes. */
        void broken(int phase);

        /** It is closed. */
        void gone(Connection connection);
    }

    /** A request that wants a connection, as long as nobody has taken it. */
    static final class Demand {

        final int phase;

        private @Nullable Op op;

        private final ConnectionPool pool;

        /** A connection is being made for it; otherwise it waits for its turn. */
        boolean opens;

        /** The address that it is to connect to is being asked for. */
        boolean asksName;

        /** The address that a connection for it was last begun to. */
        @Nullable InetSocketAddress address;

        Demand(Op op, ConnectionPool pool) {
            this.op = op;
            this.pool = pool;
            phase = op.phase;
        }

        /** Whether a name server keeps it waiting, itself or those that it waits for. */
        boolean waitsForName() {
            return opens ? asksName : pool.waitsForNames();
        }

        /** Forgets it. */
        void abandon() {
            pool.abandon(this);
        }

        @Nullable Op op() {
            return op;
        }

        /** The request, once; null when it has been served or given up. */
        @Nullable Op take() {
            Op taken = op;
            op = null;
            return taken;
        }
    }

    private final long openingNanos = System.nanoTime();
    private long connectNanos;
    private boolean served;
    private int phase;
    private final Owner owner;
    private final AnswerDecoder decoder;
    private final StampedReads reads;
    private @Nullable Channel channel;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Op op;
    private @Nullable Outgoing request;
    private @Nullable HttpResponse response;
    private @Nullable ByteArrayOutputStream body;
    private boolean reusable;
    private boolean decoding;
    private boolean answering;
    private boolean interim;
    private int interims;

    Connection(Owner owner, AnswerDecoder decoder, StampedReads reads) {
        this.owner = owner;
        this.decoder = decoder;
        this.reads = reads;
    }

    void connected(Channel socket) {
        channel = socket;
        connectNanos = System.nanoTime() - openingNanos;
    }

    long connectNanos() {
        return connectNanos;
    }

    boolean hasServed() {
        return served;
    }

    boolean isOpen() {
        return channel != null && channel.isActive();
    }

    /** The same, for another request; one that the target has ended unread closes. */
    boolean isOpenStill(long now) {
        if (isOpen() && !reads.isQuiet(now)) {
            close();
        }
        return isOpen();
    }

    /** Sends a request on this idle connection. */
    void send(Op next, Outgoing outgoing) {
        op = next;
        phase = next.phase;
        request = outgoing;
        next.held = this;
        next.bytesSent = outgoing.bytes();
        decoder.expectHead(outgoing.head());
        served = true;
        ChannelHandlerContext to = context;
        if (to == null) {
            throw new IllegalStateException("not connected");
        }
        ByteBuf wire = outgoing.wire();
        next.sentNanos = System.nanoTime(); // the last thing: what comes before is not the target's
        to.writeAndFlush(wire, to.voidPromise());
    }

    /** Closes it; what is under way on it is forgotten. */
    void abandon() {
        if (op != null) {
            op.bytesReceived = reads.takeBytes();
            op = null;
        }
        owner.broken(phase);
        close();
    }

    void close() {
        if (channel != null) {
            channel.close();
        }
    }

    /** Whether an answer is awaited; nothing else may come. */
    boolean isAsked() {
        return op != null;
    }

    /** Whether the next bytes begin an answer of which nothing has to be kept. */
    boolean takesWholeAnswers() {
        Outgoing asked = request;
        return asked != null && !decoding && !asked.head() && !asked.judge().needAnswer();
    }

    /** What has just been read is for the decoder, and so is the rest of the answer. */
    void decoding() {
        decoding = true;
        Op current = op;
        if (current != null && current.firstByteNanos == 0) {
            long stamp = reads.stampNanos();
            current.firstByteNanos = isPlausible(stamp, current) ? stamp : reads.readNanos();
        }
    }

    /** All of an answer has been read. */
    void wholeAnswer(int status, boolean keepsAlive) {
        Op current = op;
        Outgoing asked = request;
        if (current != null && asked != null) {
            current.status = status;
            reusable = keepsAlive;
            complete(current, asked);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        try {
            Op current = op;
            if (current == null) {
                close(); // it speaks without having been asked
                return;
            }
            if (((HttpObject) message).decoderResult().isFailure()) {
                fail(current, (HttpObject) message);
                return;
            }
            if (message instanceof HttpResponse head) {
                begin(current, head);
            }
            if (message instanceof HttpContent part && op != null) {
                content(current, part);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(Op current, HttpResponse head) {
        int status = head.status().code();
        interim = head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (interim) {
            interims++;
            if (status == SWITCHING_PROTOCOLS) {
                fail(current, ErrorKind.PROTOCOL, "unexpected status " + status);
            } else if (interims > INTERIM_ANSWERS_MAX) {
                fail(
                        current,
                        ErrorKind.PROTOCOL,
                        "more than %d interim answers, the last one %d"
                                .formatted(INTERIM_ANSWERS_MAX, status));
            }
            return;
        }
        answering = true;
        current.status = status;
        reusable = HttpUtil.isKeepAlive(head);
        Outgoing asked = request;
        if (asked != null && asked.judge().needAnswer()) {
            response = head;
        }
    }

    private void content(Op current, HttpContent part) {
        Outgoing asked = request;
        if (asked == null) {
            return;
        }
        if (asked.judge().needBody() && !interim && part.content().isReadable()) {
            keep(current, part, asked.judge().needWholeBody());
        }
        if (!(part instanceof LastHttpContent) || op == null) {
            return;
        }
        if (interim) {
            interim = false;
            return;
        }
        complete(current, asked);
    }

    private void keep(Op current, HttpContent part, boolean whole) {
        ByteArrayOutputStream kept = body == null ? new ByteArrayOutputStream() : body;
        body = kept;
        int more = part.content().readableBytes();
        if (kept.size() + more > BODY_BYTES_MAX) {
            if (whole) {
                fail(current, ErrorKind.TOO_LARGE, "the body is larger than 8 MiB");
            }
            return;
        }
        byte[] bytes = new byte[more];
        part.content().readBytes(bytes);
        kept.writeBytes(bytes);
    }

    /** The connection goes back first, so that the journey's next request can take it. */
    private void complete(Op current, Outgoing asked) {
        boolean byClose = !isOpen(); // nobody knew before that this was all of it
        if (byClose && reads.isBroken()) {
            closedEarly(current, "in the middle of the answer");
            return;
        }
        current.readNanos = byClose ? reads.endNanos() : reads.readNanos();
        long stamp = byClose ? ReceiveStamps.NONE : reads.stampNanos();
        current.stamped = isPlausible(stamp, current);
        current.doneNanos = current.stamped ? stamp : current.readNanos;
        if (current.firstByteNanos == 0) { // it came in one piece
            current.firstByteNanos = current.doneNanos;
        }
        Answer answer = asked.judge().needAnswer() ? new Answer(response, body) : Answer.NOT_KEPT;
        release(current);
        if (reusable && !decoder.hasSurplus() && isOpenStill(reads.readNanos())) {
            owner.free(this, phase);
        } else {
            owner.broken(phase);
            close();
        }
        try {
            asked.judge().end(current, answer);
        } catch (RuntimeException | Error e) {
            if (!current.isUnderWay()) {
                throw e;
            }
            current.failed(Failures.ofConnected(e), String.valueOf(e.getMessage()));
        }
        owner.settle();
    }

    /** Whether a stamp lies between sending and reading. */
    private boolean isPlausible(long stamp, Op current) {
        return stamp != ReceiveStamps.NONE
                && stamp >= current.sentNanos
                && stamp <= reads.readNanos();
    }

    private void release(Op current) {
        current.bytesReceived = reads.takeBytes();
        current.held = null;
        op = null;
        request = null;
        response = null;
        body = null;
        answering = false;
        decoding = false;
        interims = 0;
    }

    private void fail(Op current, HttpObject unread) {
        Throwable cause = unread.decoderResult().cause();
        if (cause instanceof PrematureChannelClosureException) {
            closedEarly(current, "in the middle of the answer's head");
            return;
        }
        boolean tooLarge = cause instanceof TooLongFrameException;
        fail(
                current,
                tooLarge ? ErrorKind.TOO_LARGE : ErrorKind.PROTOCOL,
                UnreadableAnswerException.why(unread));
    }

    /** The connection is closed, and the request failed now. */
    private void fail(Op current, ErrorKind kind, String text) {
        release(current);
        owner.broken(phase);
        close();
        current.doneNanos = System.nanoTime();
        current.readNanos = current.doneNanos;
        current.failed(kind, text);
    }

    @Override
    public void channelInactive(ChannelHandlerContext from) {
        Op current = op;
        if (current != null) {
            closedEarly(current, answering ? "in the middle of the answer" : "before an answer");
        }
        owner.gone(this);
    }

    private void closedEarly(Op current, String when) {
        if (reads.isBroken()) {
            fail(current, ErrorKind.RESET, "the target reset the connection " + when);
        } else {
            fail(current, ErrorKind.CLOSED, "the target closed the connection " + when);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
        Op current = op;
        if (current != null) {
            fail(current, Failures.ofConnected(cause), String.valueOf(cause.getMessage()));
        }
        close();
    }
}
