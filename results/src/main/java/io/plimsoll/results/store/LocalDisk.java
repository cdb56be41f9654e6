package io.plimsoll.results.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The disk of this machine. What it makes is for its owner alone, where the file system can tell.
 */
final class LocalDisk implements Disk {

    @Override
    public Output create(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        file,
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.TRUNCATE_EXISTING),
                        ownersOnly(file, "rw-------"));
        return new Output() {
            @Override
            public void write(ByteBuffer bytes, long position) throws IOException {
                long at = position;
                while (bytes.hasRemaining()) {
                    at += channel.write(bytes, at);
                }
                if (!Files.exists(file)) { // what is removed takes everything and keeps nothing
                    throw new NoSuchFileException(file.toString());
                }
            }

            @Override
            public void force() throws IOException {
                channel.force(false);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A small file at once. */
    void write(Path file, RunDirectory.Document document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.writeTo(bytes);
        try (Output out = create(file)) {
            out.write(ByteBuffer.wrap(bytes.toByteArray()), 0);
            out.force();
        }
    }

    /** A folder with all that lead to it. */
    static Path createFolders(Path folder) throws IOException {
        return Files.createDirectories(folder, ownersOnly(folder, "rwx------"));
    }

    /** A folder that must not have been there. */
    static Path createFolder(Path folder) throws IOException {
        return Files.createDirectory(folder, ownersOnly(folder, "rwx------"));
    }

    private static FileAttribute<?>[] ownersOnly(Path file, String permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
