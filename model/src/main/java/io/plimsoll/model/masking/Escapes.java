package io.plimsoll.model.masking;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Some octets are escaped, all others stand for themselves.
 *
 * @param escape one of them
 * @param cut the beginning of one, at the end
 * @param value what one stands for
 */
record Escapes(Pattern escape, Pattern cut, Function<MatchResult, byte[]> value)
        implements Encoding {

    /** As in addresses and forms; a plus sign is taken for a space where octets are compared. */
    static final Escapes PERCENT =
            new Escapes(
                    Pattern.compile("%(\\p{XDigit}{2})"),
                    Pattern.compile("%\\p{XDigit}?\\z"),
                    found -> octet(found.group(1)));

    /** As in JSON, in programs and in logs of servers. */
    static final Escapes BACKSLASH =
            new Escapes(
                    Pattern.compile(
                            "\\\\(?:u([dD][89abAB]\\p{XDigit}{2})\\\\u(\\p{XDigit}{4})"
                                    + "|u(?![dD][89abAB])(\\p{XDigit}{4})"
                                    + "|x(\\p{XDigit}{2})"
                                    + "|([bfnrt]|[^\\p{Alnum}]))"),
                    Pattern.compile(
                            "(?:\\\\u[dD][89abAB]\\p{XDigit}{2})?"
                                    + "\\\\(?:u\\p{XDigit}{0,3}|x\\p{XDigit}?)?\\z"
                                    + "|\\\\u[dD][89abAB]\\p{XDigit}{2}\\z"),
                    Escapes::behindBackslash);

    /** What HTML names of ASCII, each name with its character; a space is compared as a plus. */
    private static final String NAMES =
            "amp& lt< gt> quot\" apos' Tab\t NewLine\n excl! num# dollar$ percnt% lpar( rpar) ast*"
                    + " plus+ comma, period. sol/ colon: semi; equals= quest? commat@ lsqb[ lbrack["
                    + " bsol\\ rsqb] rbrack] Hat^ lowbar_ grave` lcub{ lbrace{ vert| verbar| rcub}"
                    + " rbrace} nbsp+";

    private static final Map<String, String> NAMED =
            Stream.of(NAMES.split(" "))
                    .collect(
                            Collectors.toMap(
                                    named -> named.substring(0, named.length() - 1),
                                    named -> named.substring(named.length() - 1)));

    /** As in HTML and XML; a number may end without a semicolon, but not where it may be cut. */
    static final Escapes ENTITIES =
            new Escapes(
                    Pattern.compile(
                            "&(?:#([0-9]{1,9}+)(?:;|(?!\\z))"
                                    + "|#[xX](\\p{XDigit}{1,7}+)(?:;|(?!\\z))"
                                    + "|("
                                    + String.join("|", NAMED.keySet())
                                    + ");)"),
                    Pattern.compile("&#?\\p{Alnum}{0,9}\\z"),
                    Escapes::entity);

    private static byte[] octet(String hexadecimal) {
        return new byte[] {(byte) Integer.parseInt(hexadecimal, 16)};
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String unit(String hexadecimal) {
        return String.valueOf((char) Integer.parseInt(hexadecimal, 16));
    }

    private static byte[] behindBackslash(MatchResult found) {
        if (found.group(1) != null) {
            return utf8(unit(found.group(1)) + unit(found.group(2)));
        }
        if (found.group(3) != null) {
            return utf8(unit(found.group(3)));
        }
        if (found.group(4) != null) {
            return octet(found.group(4));
        }
        char self = found.group(5).charAt(0);
        return new byte[] {
            (byte)
                    switch (self) {
                        case 'b' -> '\b';
                        case 'f' -> '\f';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 't' -> '\t';
                        default -> self;
                    }
        };
    }

    private static byte[] entity(MatchResult found) {
        if (found.group(3) != null) {
            return utf8(Objects.requireNonNull(NAMED.get(found.group(3))));
        }
        int character =
                found.group(1) == null
                        ? Integer.parseInt(found.group(2), 16)
                        : Integer.parseInt(found.group(1));
        return utf8(Character.isValidCodePoint(character) ? Character.toString(character) : "?");
    }

    @Override
    public List<Octets> undone(Octets written) {
        String all = written.toString();
        Octets undone = new Octets(all.length(), written.isAtEnd());
        Matcher found = escape.matcher(all);
        int at = 0;
        while (found.find()) {
            undone.addAll(written, at, found.start());
            at = found.end();
            undone.addAll(value.apply(found), written.from(found.start()), written.to(at - 1));
        }
        Matcher rest = cut.matcher(all).region(at, all.length());
        int end = written.isAtEnd() && rest.find() ? rest.start() : all.length();
        if (at == 0 && end == all.length()) {
            return List.of();
        }
        undone.addAll(written, at, end);
        return List.of(undone);
    }
}
