package io.plimsoll.model.masking;

import io.plimsoll.model.scenario.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Octets as digits of so many bits each, in lines or groups or without a break. Where the first
 * octet begins is not known, since a longer text may have been written, or something else stands
 * before it: all there can be are read.
 *
 * @param digits a row of them, with white space between them or not
 * @param bits of each
 * @param value of one; −1: it is white space
 */
record Digits(Pattern digits, int bits, IntUnaryOperator value) implements Encoding {

    static final Digits HEXADECIMAL =
            new Digits(
                    Pattern.compile("[\\p{XDigit}\\s]+"),
                    4,
                    character -> Character.digit(character, 16));

    /** With either alphabet of RFC 4648; without regard to the length of lines. */
    static final Digits BASE64 =
            new Digits(Pattern.compile("[A-Za-z0-9+/_\\s-]+"), 6, Digits::base64);

    private static final int OCTET_BITS = 8;

    /** No secret is shorter; at the end there may be a part of one. */
    private static final int SECRET_BITS_MIN = Secret.CHARACTERS_MIN * OCTET_BITS;

    private static int base64(int character) {
        if (character >= 'A' && character <= 'Z') {
            return character - 'A';
        }
        if (character >= 'a' && character <= 'z') {
            return character - 'a' + 26;
        }
        if (character >= '0' && character <= '9') {
            return character - '0' + 52;
        }
        return switch (character) {
            case '+', '-' -> 62;
            case '/', '_' -> 63;
            default -> -1;
        };
    }

    /** In how many ways digits can be read: as many as make up whole octets. */
    private int ways() {
        return bits == 4 ? 2 : 4;
    }

    @Override
    public List<Octets> undone(Octets written) {
        String all = written.toString();
        List<int[]> rows = new ArrayList<>();
        Matcher found = digits.matcher(all);
        boolean atEnd = false;
        while (found.find()) {
            atEnd = written.isAtEnd() && found.end() == all.length();
            if (atEnd || (found.end() - found.start()) * bits >= SECRET_BITS_MIN) {
                rows.add(new int[] {found.start(), found.end()});
            }
        }
        List<Octets> ways = new ArrayList<>();
        for (int skipped = 0; skipped < ways(); skipped++) {
            Octets undone = new Octets(all.length() * bits / OCTET_BITS, atEnd);
            for (int[] row : rows) {
                read(written, all, row, skipped, undone);
            }
            if (undone.length() > 0) {
                ways.add(undone);
            }
        }
        return ways;
    }

    private void read(Octets written, String all, int[] row, int skipped, Octets undone) {
        int known = 0;
        int gathered = 0;
        int first = 0;
        int left = skipped;
        for (int at = row[0]; at < row[1]; at++) {
            int digit = value.applyAsInt(all.charAt(at));
            if (digit < 0 || left-- > 0) {
                continue;
            }
            first = known == 0 ? at : first;
            gathered = gathered << bits | digit;
            known += bits;
            if (known >= OCTET_BITS) {
                known -= OCTET_BITS;
                undone.add(gathered >> known, written.from(first), written.to(at));
                first = at;
            }
        }
    }
}
