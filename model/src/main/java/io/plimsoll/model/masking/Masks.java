package io.plimsoll.model.masking;

import io.plimsoll.model.scenario.Secret;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hides secrets in texts that are shown: each is replaced by {@code ***} wherever it stands.
 *
 * <p>Looked through is the text as it is, and what comes out when it is taken for something encoded
 * and that is undone: percent-encoding, escapes of JSON and of HTML, hexadecimal digits, Base64;
 * and again what comes out of that, up to {@value #ENCODINGS_MAX} times. What is found hides the
 * characters that it was written with. Noise that comes out where nothing was encoded has hardly a
 * digit or an escape in it, so that the search ends soon.
 *
 * <p>At the end of the text, where it may have been cut off, the beginning of a secret is one, too,
 * if it is written with at least {@link Secret#CHARACTERS_MIN} characters.
 */
public final class Masks {

    /** Hides nothing. */
    public static final Masks NONE = new Masks(List.of());

    /** What stands in place of a secret. */
    public static final String HIDDEN = "***";

    /** So many encodings, one in the other, are undone. */
    public static final int ENCODINGS_MAX = 4;

    private final Map<Integer, List<String>> byPair = new HashMap<>();

    /** Which first two octets there are, since most of a text begins with others. */
    private final BitSet pairs = new BitSet(1 << 16);

    private Masks(Collection<String> secrets) {
        secrets.stream()
                .filter(secret -> secret.length() >= Secret.CHARACTERS_MIN)
                .map(secret -> compared(Octets.of(secret)))
                .distinct()
                .forEach(this::add);
    }

    private void add(String secret) {
        int pair = pair(secret, 0);
        pairs.set(pair);
        byPair.computeIfAbsent(pair, _ -> new ArrayList<>()).add(secret);
    }

    /**
     * @param secrets those of fewer than {@link Secret#CHARACTERS_MIN} characters cannot be hidden
     */
    public static Masks of(Collection<String> secrets) {
        return new Masks(secrets);
    }

    /** Forms write a space as a plus sign. */
    private static String compared(Octets octets) {
        return octets.toString().replace(' ', '+');
    }

    private static int pair(String octets, int at) {
        return octets.charAt(at) << 8 | octets.charAt(at + 1);
    }

    /** The text without secrets. */
    public String mask(String text) {
        if (byPair.isEmpty()) {
            return text;
        }
        BitSet found = new BitSet(text.length());
        List<Octets> read = List.of(Octets.of(text));
        Set<Octets> known = new HashSet<>(read);
        for (int undone = 0; undone <= ENCODINGS_MAX; undone++) {
            read.forEach(octets -> find(octets, text.length(), found));
            read = undone < ENCODINGS_MAX ? undone(read, known) : List.of();
        }
        return found.isEmpty() ? text : without(found, text);
    }

    /** What comes out when one more encoding is undone, as far as it is new. */
    private static List<Octets> undone(List<Octets> written, Set<Octets> known) {
        List<Octets> all = new ArrayList<>();
        for (Octets octets : written) {
            for (Encoding encoding : Encoding.ALL) {
                for (Octets undone : encoding.undone(octets)) {
                    if (known.add(undone)) {
                        all.add(undone);
                    }
                }
            }
        }
        return all;
    }

    /** Marks the characters of the text that secrets are written with. */
    private void find(Octets octets, int end, BitSet found) {
        String in = compared(octets);
        for (int at = 0; at < in.length() - 1; at++) {
            int pair = pair(in, at);
            if (pairs.get(pair)) {
                for (String secret : byPair.getOrDefault(pair, List.of())) {
                    if (in.startsWith(secret, at)) {
                        found.set(octets.from(at), octets.to(at + secret.length() - 1));
                    } else if (octets.isAtEnd()
                            && octets.from(at) <= end - Secret.CHARACTERS_MIN
                            && in.regionMatches(at, secret, 0, in.length() - at)) {
                        found.set(octets.from(at), end);
                    }
                }
            }
        }
    }

    /** The text without these characters of it. */
    private static String without(BitSet secret, String text) {
        StringBuilder masked = new StringBuilder();
        int at = 0;
        for (int from = secret.nextSetBit(0); from >= 0; from = secret.nextSetBit(at)) {
            masked.append(text, at, from).append(HIDDEN);
            at = secret.nextClearBit(from);
        }
        return masked.append(text, at, text.length()).toString();
    }
}
