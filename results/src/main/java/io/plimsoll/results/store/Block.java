package io.plimsoll.results.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * What a journal is made of. On disk, numbers with the high byte first:
 *
 * <pre>
 * length (4) · CRC-32C of length, kind and body (4) · kind (1) · body, deflated (length − 1)
 * </pre>
 */
record Block(Kind kind, byte[] body) {

    static final int HEAD_BYTES = 8;

    /** More is never written, and nothing larger is believed. */
    static final int BYTES_MAX = 1 << 28;

    private static final int LEVEL = 3;

    /** What a block tells. */
    enum Kind {
        START(1),
        CHANGES(2),
        NOTE(3),
        END(4);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }

        private static Kind of(byte code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new DamageException("a block of the unknown kind " + code);
        }
    }

    ByteBuffer onDisk() {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream(body.length / 2 + 64);
        deflated.write(kind.code);
        try (Deflater deflater = new Deflater(LEVEL, true)) {
            deflater.setInput(body);
            deflater.finish();
            byte[] piece = new byte[8_192];
            while (!deflater.finished()) {
                deflated.write(piece, 0, deflater.deflate(piece));
            }
        }
        byte[] rest = deflated.toByteArray();
        ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES + rest.length);
        bytes.putInt(rest.length).putInt(checksum(rest)).put(rest);
        return bytes.flip();
    }

    static int checksum(byte[] rest) {
        CRC32C checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(Integer.BYTES).putInt(rest.length).flip());
        checksum.update(rest);
        return (int) checksum.getValue();
    }

    /**
     * Reads what follows the head and whose checksum was right.
     *
     * @throws DamageException when it is no block all the same
     */
    static Block of(byte[] rest) {
        Kind kind = Kind.of(rest[0]);
        ByteArrayOutputStream body = new ByteArrayOutputStream(4 * rest.length);
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(rest, 1, rest.length - 1);
            byte[] piece = new byte[8_192];
            while (!inflater.finished() && body.size() <= BYTES_MAX) {
                int size = inflater.inflate(piece);
                if (size == 0 && !inflater.finished()) {
                    throw new DamageException("a block that ends too early");
                }
                body.write(piece, 0, size);
            }
            if (!inflater.finished() || inflater.getRemaining() > 0) {
                throw new DamageException("a block of another size than it says");
            }
        } catch (DataFormatException e) {
            throw new DamageException("a block that cannot be unpacked");
        }
        return new Block(kind, body.toByteArray());
    }
}
