package io.plimsoll.engine.load;

import io.plimsoll.model.basics.PlimsollException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads on a thread of its own what a shard is going to need, a bounded way ahead, so that neither
 * a slow disk nor parsing keeps the shard from its arrivals. What comes too late for all that makes
 * the shard wait, which its lateness shows.
 */
final class ReadAhead<T> implements AutoCloseable {

    private static final int THINGS_MAX = 512;
    private static final int BATCH_BYTES_MAX = 1 << 17;
    private static final int BATCHES_MAX = 4;
    private static final long END_MILLIS_MAX = 500;

    private final BlockingQueue<Batch<T>> queue = new ArrayBlockingQueue<>(BATCHES_MAX);
    private final Thread thread;
    private volatile boolean closed;

    // Of the shard alone.
    private Batch<T> batch = new Batch<>(List.of(), false, null);
    private int next;

    /** Some of it, in order; the last one says so, and why if that was not the end. */
    private record Batch<T>(List<T> things, boolean last, @Nullable Throwable failure) {}

    /**
     * Begins to read.
     *
     * @param source gives one after the other, then null
     * @param size about how many bytes one of them takes
     */
    ReadAhead(Supplier<? extends @Nullable T> source, ToIntFunction<? super T> size) {
        thread = new Thread(() -> read(source, size), "plimsoll-read-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    private void read(Supplier<? extends @Nullable T> source, ToIntFunction<? super T> size) {
        try {
            boolean last = false;
            while (!last) {
                Batch<T> some = some(source, size);
                last = some.last() || closed; // the source may have taken the interrupt for itself
                if (!closed) {
                    queue.put(some);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> Batch<T> some(
            Supplier<? extends @Nullable T> source, ToIntFunction<? super T> size) {
        List<T> things = new ArrayList<>();
        int room = BATCH_BYTES_MAX;
        try {
            while (things.size() < THINGS_MAX && room > 0) {
                T thing = source.get();
                if (thing == null) {
                    return new Batch<>(things, true, null);
                }
                things.add(thing);
                room -= size.applyAsInt(thing);
            }
            return new Batch<>(things, false, null);
        } catch (RuntimeException | Error e) {
            return new Batch<>(things, true, e);
        }
    }

    /** The next one; null when there is none left. Waits if it has not been read yet. */
    @Nullable T next() {
        while (next == batch.things().size()) {
            if (batch.last()) {
                return end();
            }
            try {
                batch = queue.take();
                next = 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        return batch.things().get(next++);
    }

    private @Nullable T end() {
        Throwable failure = batch.failure();
        if (failure instanceof PlimsollException known) {
            throw known;
        }
        if (failure != null) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
        return null;
    }

    /** Reads no further, and waits a moment until that is so. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(END_MILLIS_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
