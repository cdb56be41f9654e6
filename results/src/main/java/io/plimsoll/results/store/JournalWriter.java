package io.plimsoll.results.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Appends blocks to a journal on a thread of its own, so that a slow disk delays nothing. What
 * cannot be written is kept, up to a cap, and tried again; when something has to be given up, all
 * that follows it is given up too: a journal is whole up to its end.
 */
final class JournalWriter {

    private static final long BYTES_WAITING_MAX = 32 << 20;
    private static final int TRIES_AT_THE_END = 3;
    private static final int BLOCKS_PER_FORCE = 10;

    /** More than one: it is done before the next segment is full. */
    private static final int COMPACTED_PER_BLOCK = 2;

    private final Path folder;
    private final Disk disk;
    private final int blocksPerSegment;
    private final Duration retry;
    private final BlockingQueue<Optional<Block>> queue = new LinkedBlockingQueue<>();
    private final AtomicLong bytesWaiting = new AtomicLong();
    private final AtomicLong blocksWritten = new AtomicLong();
    private final Thread thread;

    private volatile boolean closing;
    private volatile boolean givenUp;
    private volatile Optional<String> trouble = Optional.empty();
    private volatile Optional<String> growth = Optional.empty();
    private long blocksAppended;

    // Of the thread alone.
    private Disk.@Nullable Output out;
    private long position;
    private int segment = -1;
    private int blocksInSegment;
    private int blocksUnforced;
    private @Nullable Compaction compaction;

    /**
     * @param folder exists
     * @param blocksPerSegment an older segment is compacted to minutes
     * @param retry how long after a failure it tries again
     */
    JournalWriter(Path folder, Disk disk, int blocksPerSegment, Duration retry) {
        this.folder = folder;
        this.disk = disk;
        this.blocksPerSegment = blocksPerSegment;
        this.retry = retry;
        thread = new Thread(this::run, "plimsoll-journal");
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes a block and comes back at once. */
    void append(Block block) {
        blocksAppended++;
        long size = block.body().length;
        if (givenUp || bytesWaiting.get() + size > BYTES_WAITING_MAX) {
            givenUp = true;
            return;
        }
        bytesWaiting.addAndGet(size);
        queue.add(Optional.of(block));
    }

    /** How much is still to be written. */
    long bytesWaiting() {
        return bytesWaiting.get();
    }

    /** What went wrong last, if it has not been made good. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Why older seconds could not be made minutes of; nothing but room is lost by it. */
    Optional<String> growth() {
        return growth;
    }

    /**
     * Waits until all is written or has finally failed, but no longer than so.
     *
     * @return how many blocks were lost
     */
    long close(Duration most) {
        queue.add(Optional.empty());
        closing = true;
        try {
            if (!thread.join(most)) {
                trouble = Optional.of(trouble.orElse("the disk does not answer"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return blocksAppended - blocksWritten.get();
    }

    // --- the thread

    private void run() {
        try {
            for (Optional<Block> next = queue.take(); next.isPresent(); next = queue.take()) {
                Block block = next.get();
                bytesWaiting.addAndGet(-block.body().length);
                if (!writeSooner(block)) {
                    givenUp = true;
                    return;
                }
                blocksWritten.incrementAndGet();
                compact();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            givenUp = true;
            trouble = Optional.of(e.toString());
        } finally {
            end();
        }
    }

    /** Tries until it is written; at the end of the run a few times only. */
    private boolean writeSooner(Block block) throws InterruptedException {
        ByteBuffer bytes = block.onDisk();
        int triesAtTheEnd = 0;
        while (triesAtTheEnd < TRIES_AT_THE_END) {
            try {
                write(bytes.duplicate(), block.kind() == Block.Kind.END);
                trouble = Optional.empty();
                return true;
            } catch (IOException e) {
                trouble = Optional.of(IoText.of(e));
            }
            if (closing) {
                triesAtTheEnd++;
            } else {
                waitAwhile();
            }
        }
        return false;
    }

    private void waitAwhile() throws InterruptedException {
        long deadlineNanos = System.nanoTime() + retry.toNanos();
        while (!closing && System.nanoTime() < deadlineNanos) {
            TimeUnit.MILLISECONDS.sleep(Math.min(20, retry.toMillis()));
        }
    }

    private void write(ByteBuffer bytes, boolean last) throws IOException {
        int size = bytes.remaining();
        Disk.Output segmentOut = segment();
        segmentOut.write(bytes, position);
        blocksUnforced++;
        if (last || blocksUnforced >= BLOCKS_PER_FORCE) {
            segmentOut.force();
            blocksUnforced = 0;
        }
        position += size;
        blocksInSegment++;
    }

    /** The segment to write to; a full one is followed by the next. */
    private Disk.Output segment() throws IOException {
        Disk.Output current = out;
        if (current != null && blocksInSegment < blocksPerSegment) {
            return current;
        }
        Disk.Output next = disk.create(SegmentNames.of(folder, segment + 1));
        byte[] magic = SegmentReader.magic();
        try {
            next.write(ByteBuffer.wrap(magic), 0);
            if (current != null) {
                current.force();
                current.close();
            }
        } catch (IOException e) {
            next.close();
            throw e;
        }
        segment++;
        out = next;
        position = magic.length;
        blocksInSegment = 0;
        blocksUnforced = 0;
        startCompaction();
        return next;
    }

    private void startCompaction() {
        if (segment == 0 || compaction != null) {
            return;
        }
        try {
            compaction = new Compaction(disk, SegmentNames.of(folder, segment - 1));
        } catch (IOException | DamageException e) {
            growth = Optional.of(e.toString());
        }
    }

    private void compact() {
        Compaction current = compaction;
        if (current == null) {
            return;
        }
        try {
            for (int step = 0; step < COMPACTED_PER_BLOCK; step++) {
                if (!current.step()) {
                    compaction = null;
                    break;
                }
            }
        } catch (IOException | DamageException e) {
            compaction = null;
            growth = Optional.of(e.toString());
        }
        if (compaction == null) {
            closeQuietly(current);
        }
    }

    private void end() {
        if (compaction != null) {
            closeQuietly(compaction);
        }
        Disk.Output current = out;
        if (current != null) {
            closeQuietly(current);
        }
    }

    /** What was written has been forced, or its failure is known. */
    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // nothing is lost by it
        }
    }
}
