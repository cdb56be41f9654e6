package io.plimsoll.model.masking;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The octets of a text in UTF-8, or those that were written in it in some other way, each with the
 * characters of the text that it was written with.
 */
final class Octets {

    private final StringBuilder octets = new StringBuilder();
    private final boolean atEnd;
    private int[] from;
    private int[] to;

    /**
     * None yet.
     *
     * @param room how many there may be
     * @param atEnd whether the last one stands at the end of the text, where more may be cut off
     */
    Octets(int room, boolean atEnd) {
        this.atEnd = atEnd;
        from = new int[room];
        to = new int[room];
    }

    /** Without half of a character at the end. */
    static Octets of(String text) {
        boolean half = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
        int end = half ? text.length() - 1 : text.length();
        Octets octets = new Octets(end, true);
        for (int at = 0; at < end; ) {
            int next = text.offsetByCodePoints(at, 1);
            if (text.charAt(at) < 0x80) {
                octets.add(text.charAt(at), at, next);
            } else {
                byte[] several = text.substring(at, next).getBytes(StandardCharsets.UTF_8);
                octets.addAll(several, at, next);
            }
            at = next;
        }
        return octets;
    }

    /** Adds one that was written with these characters of the text. */
    void add(int octet, int begin, int end) {
        int at = octets.length();
        if (at == from.length) {
            from = Arrays.copyOf(from, 2 * at + 4);
            to = Arrays.copyOf(to, 2 * at + 4);
        }
        from[at] = begin;
        to[at] = end;
        octets.append((char) (octet & 0xFF));
    }

    void addAll(byte[] several, int begin, int end) {
        for (byte octet : several) {
            add(octet, begin, end);
        }
    }

    /** Adds some of others. */
    void addAll(Octets others, int first, int next) {
        for (int at = first; at < next; at++) {
            add(others.octets.charAt(at), others.from[at], others.to[at]);
        }
    }

    int length() {
        return octets.length();
    }

    boolean isAtEnd() {
        return atEnd;
    }

    /** Where in the text an octet begins. */
    int from(int octet) {
        return from[octet];
    }

    /** Behind what of the text it ends. */
    int to(int octet) {
        return to[octet];
    }

    /** Those are the same that are read from the same places. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Octets that
                && atEnd == that.atEnd
                && octets.compareTo(that.octets) == 0
                && Arrays.equals(from, 0, length(), that.from, 0, length())
                && Arrays.equals(to, 0, length(), that.to, 0, length());
    }

    @Override
    public int hashCode() {
        return octets.toString().hashCode();
    }

    /** Each as a character of the same number. */
    @Override
    public String toString() {
        return octets.toString();
    }
}
