package io.plimsoll.results.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Turns a segment of seconds into one of minutes, a little at a time, beside the run. The minutes
 * take the place of the seconds at once when they are complete.
 */
final class Compaction implements Closeable {

    private static final int MINUTE = 60;

    private final Disk disk;
    private final Path segment;
    private final Path compacted;
    private final SegmentReader in;
    private final Disk.Output out;
    private final Merged minute = new Merged();
    private long position;

    Compaction(Disk disk, Path segment) throws IOException {
        this.disk = disk;
        this.segment = segment;
        compacted = segment.resolveSibling(segment.getFileName() + ".minutes");
        in = new SegmentReader(segment);
        try {
            out = disk.create(compacted);
            write(ByteBuffer.wrap(SegmentReader.magic()));
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Takes the next block; false: that was the last one, and all is done. */
    boolean step() throws IOException {
        Optional<Block> next = in.next();
        if (next.isPresent() && next.get().kind() == Block.Kind.CHANGES) {
            minute.add(ChangesCodec.read(next.get().body()));
            if (minute.seconds() >= MINUTE) {
                writeMinute();
            }
            return true;
        }
        writeMinute();
        if (next.isPresent()) {
            write(next.get().onDisk());
            return true;
        }
        out.force();
        disk.replace(compacted, segment);
        return false;
    }

    private void writeMinute() throws IOException {
        if (!minute.isEmpty()) {
            write(new Block(Block.Kind.CHANGES, ChangesCodec.write(minute.take())).onDisk());
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        int size = bytes.remaining();
        out.write(bytes, position);
        position += size;
    }

    /** What is not complete goes. */
    @Override
    public void close() throws IOException {
        in.close();
        out.close();
        Files.deleteIfExists(compacted);
    }
}
