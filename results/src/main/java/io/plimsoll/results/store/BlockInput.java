package io.plimsoll.results.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link BlockOutput} wrote. */
final class BlockInput {

    private final List<String> words = new ArrayList<>();
    private final byte[] bytes;
    private int at;

    BlockInput(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @throws DamageException here as in the others, when the bytes are not what they should be
     */
    long number() {
        long rest = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = next();
            rest |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return rest >>> 1 ^ -(rest & 1);
            }
        }
        throw new DamageException("a number without an end");
    }

    /** A number of things or a size, from 0 to the most that there can be. */
    int count(int most) {
        long count = number();
        if (count < 0 || count > most) {
            throw new DamageException("a count of " + count);
        }
        return (int) count;
    }

    /** How many entries follow: each takes at least a byte. */
    int entries() {
        return count(bytes.length - at);
    }

    boolean flag() {
        return count(1) == 1;
    }

    double fraction() {
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = bits << 8 | next() & 0xFF;
        }
        return Double.longBitsToDouble(bits);
    }

    String word() {
        int number = count(words.size());
        if (number == words.size()) {
            words.add(text());
        }
        return words.get(number);
    }

    String text() {
        int length = entries();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    private byte next() {
        if (at == bytes.length) {
            throw new DamageException("a block that is too short");
        }
        return bytes[at++];
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    void end() {
        if (!isAtEnd()) {
            throw new DamageException("a block that is too long");
        }
    }
}
