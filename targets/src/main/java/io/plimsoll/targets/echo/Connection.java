package io.plimsoll.targets.echo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.plimsoll.targets.stamp.StampClock;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: finds the requests in its bytes, one after the other, and has each
 * answered before it looks at the next.
 *
 * <p>A request carries the stamp of the read that completed it, so pipelined requests that came in
 * one read share one. While an answer is under way what arrives is kept, and reading pauses.
 */
final class Connection extends ChannelInboundHandlerAdapter {

    private static final byte[] NOTHING = {};
    private static final int KEPT_BYTES_MAX = 1024 * 1024;
    private static final long DRAIN_NANOS = 1_000_000_000L;

    private final Lane lane;
    private final Channel channel;
    private final StampedReads reads;
    private final RequestBody body;
    private final Request request = new Request();

    private byte[] kept = NOTHING;
    private long stampNanos;
    private boolean stampedByKernel;
    private boolean inBody;
    private boolean processing;
    private boolean busy;
    private boolean awaitsWritable;
    private boolean draining;
    private @Nullable Delivery delivery;

    /** When the lane calls {@link #onDue}; {@link Lane} keeps both. */
    long dueNanos;

    boolean scheduled;

    Connection(Lane lane, Channel channel, StampedReads reads) {
        this.lane = lane;
        this.channel = channel;
        this.reads = reads;
        this.body = new RequestBody(lane.options.bodyBytesMax());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        lane.counters().accepted++;
        lane.counters().open++;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        lane.cancel(this);
        delivery = null;
        busy = true;
        kept = NOTHING;
        lane.counters().open--;
        lane.closed();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf data = (ByteBuf) message;
        long now = System.nanoTime();
        int length = data.readableBytes();
        byte[] in = lane.scratch(kept.length + length);
        System.arraycopy(kept, 0, in, 0, kept.length);
        data.readBytes(in, kept.length, length);
        data.release();
        lane.counters().bytesIn += length;
        stamp(now);
        if (draining) {
            return;
        }
        int limit = kept.length + length;
        kept = NOTHING;
        if (busy) {
            channel.config().setAutoRead(false);
            keep(in, 0, limit);
        } else {
            process(in, limit);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (awaitsWritable && channel.isWritable()) {
            awaitsWritable = false;
            if (delivery != null) {
                delivery.proceed();
            } else {
                resume();
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) { // those are the client's hanging up
            lane.counters().faults++;
        }
        channel.close();
    }

    /** Called by the lane at {@link #dueNanos}. */
    void onDue() {
        if (draining) {
            channel.close();
        } else if (delivery != null) {
            delivery.proceed();
        }
    }

    Lane lane() {
        return lane;
    }

    Request request() {
        return request;
    }

    // --- finding requests

    private void stamp(long readNanos) {
        long wall = reads.stampWallNanos();
        long stamp = wall == 0 ? StampClock.NONE : lane.clock.monotonicNanos(wall, readNanos);
        stampedByKernel = stamp != StampClock.NONE;
        stampNanos = stampedByKernel ? stamp : readNanos;
    }

    private void process(byte[] in, int limit) {
        processing = true;
        int at = 0;
        while (at < limit && !busy) {
            int next = inBody ? readBody(in, at, limit) : readHead(in, at, limit);
            if (next == at) {
                break;
            }
            at = next;
            if (!busy && !channel.isWritable()) {
                channel.flush();
                busy = awaitsWritable = !channel.isWritable();
            }
        }
        processing = false;
        channel.flush();
        if (at < limit && !draining) {
            keep(in, at, limit);
        }
    }

    private void keep(byte[] in, int from, int to) {
        kept = Arrays.copyOfRange(in, from, to);
        if (kept.length > KEPT_BYTES_MAX) {
            lane.counters().refused++;
            channel.close();
        }
    }

    /** Returns where the request's head ends; {@code from} when more bytes are needed. */
    private int readHead(byte[] in, int from, int limit) {
        return switch (lane.head.read(in, from, limit)) {
            case INCOMPLETE -> from;
            case TOO_LARGE -> {
                refuse(431, "the head of a request has at most %d bytes", RequestHead.BYTES_MAX);
                yield limit;
            }
            case MALFORMED -> {
                refuse(400, "this is not an HTTP/1.1 request");
                yield limit;
            }
            case COMPLETE -> {
                begin(lane.head, in);
                yield lane.head.end;
            }
        };
    }

    private void begin(RequestHead head, byte[] in) {
        request.begin(head, in, lane);
        if (head.chunked) {
            body.beginChunked();
            inBody = true;
        } else if (head.contentLength > 0) {
            inBody = true;
            if (body.beginLength(head.contentLength) == RequestBody.Result.TOO_LARGE) {
                bodyTooLarge();
                return;
            }
        } else {
            arrived();
            return;
        }
        if (head.expectsContinue) {
            write(lane.answers.goOn());
            channel.flush();
        }
    }

    private int readBody(byte[] in, int from, int limit) {
        RequestBody.Result result = body.consume(in, from, limit);
        switch (result) {
            case INCOMPLETE -> {}
            case COMPLETE -> {
                inBody = false;
                lane.counters().bodyBytes += body.bytes();
                arrived();
            }
            case TOO_LARGE -> bodyTooLarge();
            case MALFORMED -> refuse(400, "the chunked body of this request is malformed");
        }
        return draining ? limit : body.at;
    }

    private void bodyTooLarge() {
        refuse(413, "the body of a request has at most %d bytes", lane.options.bodyBytesMax());
    }

    // --- answering

    private void arrived() {
        ControlRequest control = request.control;
        if (control != null) {
            busy = true;
            lane.control.handle(this, control);
            return;
        }
        request.stampNanos = stampNanos;
        lane.counters().arrived(request.name, stampNanos, stampedByKernel);
        if (request.complaint != null) {
            busy = true;
            finished(400, System.nanoTime());
            answerText(400, "text/plain", request.complaint + "\n");
            return;
        }
        Behaviour behaviour = lane.mayFail(request.behaviour);
        if (behaviour.isImmediate() && request.connection.isEmpty()) {
            finished(200, System.nanoTime());
            write(lane.answers.standing(request.headOnly));
        } else {
            busy = true;
            delivery = new Delivery(this, behaviour);
            delivery.begin();
        }
    }

    /** Books a finished answer. */
    void finished(int status, long lastWriteNanos) {
        lane.counters().finished(request.name, status, lastWriteNanos - request.stampNanos);
    }

    void write(ByteBuf bytes) {
        lane.counters().bytesOut += bytes.readableBytes();
        channel.write(bytes, channel.voidPromise());
    }

    /** Sends what was written; true if more may be written, otherwise the delivery is called. */
    boolean flush() {
        channel.flush();
        awaitsWritable = !channel.isWritable();
        return !awaitsWritable;
    }

    /** Has {@link #onDue} called at that time. */
    void callAt(long nanos) {
        lane.schedule(this, nanos);
    }

    /** A whole answer with a text, to the request that is being answered. */
    void answerText(int status, String type, String text) {
        if (channel.isActive()) {
            write(Answers.text(status, type, text, request.connection));
            done(request.connection.equals("close"));
        }
    }

    /** The answer under way is written: what was kept has its turn, or the end has come. */
    void done(boolean close) {
        channel.flush();
        delivery = null;
        if (close) {
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        } else if (processing) {
            busy = false;
        } else {
            resume();
        }
    }

    private void resume() {
        busy = false;
        byte[] in = kept;
        kept = NOTHING;
        process(in, in.length);
        if (!busy && !channel.config().isAutoRead()) {
            channel.config().setAutoRead(true);
        }
    }

    void close() {
        channel.close();
    }

    void reset() {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }

    /**
     * Answers what is not a proper request and ends the connection, but lets the client read the
     * answer: closing with unread data waiting would reset it away.
     */
    private void refuse(int status, String message, Object... values) {
        lane.counters().refused++;
        busy = draining = true;
        String text = "error: " + message.formatted(values) + "\n";
        write(Answers.text(status, "text/plain", text, "close"));
        channel.flush();
        ((DuplexChannel) channel).shutdownOutput();
        callAt(System.nanoTime() + DRAIN_NANOS);
    }
}
