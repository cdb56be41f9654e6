package io.plimsoll.results.store;

import io.plimsoll.model.outcome.LoggedRequest;
import io.plimsoll.model.outcome.RequestLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes the log of requests on a thread of its own, up to a cap. What cannot be written is kept
 * back, up to another cap, and tried again with what follows; a disk that does not answer delays
 * nothing.
 */
final class RequestLogFile {

    private static final int BATCH_MAX = 256;
    private static final int BATCHES_WAITING_MAX = 256;
    private static final int BYTES_WAITING_MAX = 8 << 20;
    private static final int TRIES_AT_THE_END = 3;

    private final Path file;
    private final Disk disk;
    private final RequestLines lines;
    private final RequestLogOptions options;
    private final BlockingQueue<Optional<List<LoggedRequest>>> queue =
            new ArrayBlockingQueue<>(BATCHES_WAITING_MAX);
    private final Thread thread;
    private volatile Optional<String> trouble = Optional.empty();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong leftOut = new AtomicLong();

    // Of whoever adds.
    private List<LoggedRequest> batch = new ArrayList<>();
    private long added;

    // Of the thread alone.
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private long linesWaiting;
    private Disk.@Nullable Output out;
    private long position;
    private boolean full;

    RequestLogFile(Path file, Disk disk, RequestLines lines, RequestLogOptions options) {
        this.file = file;
        this.disk = disk;
        this.lines = lines;
        this.options = options;
        thread = new Thread(this::run, "plimsoll-request-log");
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes a request and comes back at once. */
    void add(LoggedRequest request) {
        batch.add(request);
        added++;
        if (batch.size() == BATCH_MAX) {
            handOver();
        }
    }

    /** What has been taken is written soon; when too much waits already it is lost. */
    void handOver() {
        if (!batch.isEmpty()) {
            queue.offer(Optional.of(batch));
            batch = new ArrayList<>();
        }
    }

    /** What went wrong last, if it has not been made good. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Waits until all is written or has finally failed, but no longer than so. */
    RequestLog close(Duration most) {
        handOver();
        long deadlineNanos = System.nanoTime() + most.toNanos();
        try {
            boolean told = queue.offer(Optional.empty(), most.toNanos(), TimeUnit.NANOSECONDS);
            long leftNanos = Math.max(0, deadlineNanos - System.nanoTime());
            if (!told || !thread.join(Duration.ofNanos(leftNanos))) {
                trouble = Optional.of(trouble.orElse("the disk does not answer"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long kept = written.get();
        long late = leftOut.get();
        return new RequestLog(options.share(), options.bytesMax(), kept, late, added - kept - late);
    }

    // --- the thread

    private void run() {
        try {
            write(); // the file is there, also when nothing comes
            for (Optional<List<LoggedRequest>> next = queue.take();
                    next.isPresent();
                    next = queue.take()) {
                next.get().forEach(this::take);
                write();
            }
            for (int tries = 1; linesWaiting > 0 && tries < TRIES_AT_THE_END; tries++) {
                write();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            trouble = Optional.of(e.toString());
        } finally {
            end();
        }
    }

    private void take(LoggedRequest request) {
        if (waiting.size() >= BYTES_WAITING_MAX) {
            return; // lost
        }
        byte[] line = full ? new byte[0] : lines.of(request);
        full |= position + waiting.size() + line.length > options.bytesMax();
        if (full) {
            leftOut.incrementAndGet();
        } else {
            waiting.writeBytes(line);
            linesWaiting++;
        }
    }

    private void write() {
        try {
            Disk.Output to = out;
            if (to == null) {
                to = disk.create(file);
                out = to;
            }
            to.write(ByteBuffer.wrap(waiting.toByteArray()), position);
            position += waiting.size();
            written.addAndGet(linesWaiting);
            waiting.reset();
            linesWaiting = 0;
            trouble = Optional.empty();
        } catch (IOException e) {
            trouble = Optional.of(IoText.of(e));
        }
    }

    private void end() {
        Disk.Output to = out;
        if (to != null) {
            try {
                to.force();
                to.close();
            } catch (IOException e) {
                trouble = Optional.of(IoText.of(e));
            }
        }
    }
}
