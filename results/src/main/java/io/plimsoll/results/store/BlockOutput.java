package io.plimsoll.results.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The bytes of a block as they are written: numbers take as few as they need, words come once. */
final class BlockOutput {

    private final Map<String, Integer> words = new HashMap<>();
    private byte[] bytes = new byte[1_024];
    private int size;

    /** ZigZag and LEB128, seven bits to a byte, as HdrHistogram has it in its encoding V2. */
    void number(long value) {
        long rest = value << 1 ^ value >> 63;
        room(10);
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void flag(boolean value) {
        number(value ? 1 : 0);
    }

    void fraction(double value) {
        long bits = Double.doubleToLongBits(value);
        room(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (bits >>> shift);
        }
    }

    /** One of the words that come up again and again: from the second time on its number. */
    void word(String word) {
        int number = words.getOrDefault(word, words.size());
        number(number);
        if (number == words.size()) {
            words.put(word, number);
            text(word);
        }
    }

    void text(String text) {
        raw(text.getBytes(StandardCharsets.UTF_8));
    }

    private void raw(byte[] more) {
        number(more.length);
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }
}
