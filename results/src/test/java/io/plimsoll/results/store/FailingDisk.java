package io.plimsoll.results.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;

/**
 * The real disk, of whose operations some fail; a write that fails has written the half of it. What
 * only a loss of power would show is not done: thousands of forced files would take minutes.
 */
final class FailingDisk implements Disk {

    private final Disk disk = new LocalDisk();
    private final AtomicInteger operations = new AtomicInteger();
    private final AtomicLong bytesWritten = new AtomicLong();
    private final IntPredicate fails;

    /**
     * @param fails whether the operation of this number, from 1, fails
     */
    FailingDisk(IntPredicate fails) {
        this.fails = fails;
    }

    int operations() {
        return operations.get();
    }

    /** Where the last write ended that did not fail. */
    long bytesWritten() {
        return bytesWritten.get();
    }

    private boolean failsNow() {
        return fails.test(operations.incrementAndGet());
    }

    private void mayFail() throws IOException {
        if (failsNow()) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public Output create(Path file) throws IOException {
        mayFail();
        Output out = disk.create(file);
        return new Output() {
            @Override
            public void write(ByteBuffer bytes, long position) throws IOException {
                if (failsNow()) {
                    out.write(bytes.limit(bytes.limit() / 2), position);
                    throw new IOException("No space left on device");
                }
                long end = position + bytes.remaining();
                out.write(bytes, position);
                bytesWritten.set(end);
            }

            @Override
            public void force() throws IOException {
                mayFail();
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        mayFail();
        disk.replace(from, to);
    }
}
