package io.plimsoll.model.outcome;

import io.plimsoll.model.scenario.JsonStrings;
import io.plimsoll.model.scenario.RequestHead;
import io.plimsoll.model.scenario.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides secrets in texts that are shown: each is replaced by {@code ***} wherever it stands as it
 * is, percent-encoded, escaped as in JSON or HTML, in hexadecimal digits or within Base64; also
 * where two of these have been done to it, one after the other, and where a text is cut off in the
 * middle of one.
 */
public final class Masks {

    /** Hides nothing. */
    public static final Masks NONE = new Masks(List.of());

    /** What stands in place of a secret. */
    public static final String HIDDEN = "***";

    private final List<Pattern> patterns = new ArrayList<>();
    private final List<String> beginnings = new ArrayList<>();

    private Masks(Collection<String> secrets) {
        secrets.stream()
                .filter(secret -> secret.length() >= Secret.CHARACTERS_MIN)
                .distinct()
                .forEach(this::add);
    }

    /**
     * @param secrets those of fewer than {@link Secret#CHARACTERS_MIN} characters cannot be hidden
     */
    public static Masks of(Collection<String> secrets) {
        return new Masks(secrets);
    }

    /** At most thirteen forms of a secret, eight expressions for each. */
    private void add(String secret) {
        for (String form : forms(secret)) {
            addForm(form, anyForms(form, character -> !isPlain(character)));
        }
        addForm(secret, anyForms(secret, _ -> true));
    }

    private void addForm(String form, String expression) {
        patterns.add(Pattern.compile(expression));
        beginnings.add(form);
        String hex = HexFormat.of().formatHex(form.getBytes(StandardCharsets.UTF_8));
        patterns.add(Pattern.compile(hex, Pattern.CASE_INSENSITIVE));
        beginnings.add(hex);
        beginnings.add(hex.toUpperCase(Locale.ROOT));
        for (String encoded : inBase64(form)) {
            patterns.add(Pattern.compile(anyForms(encoded, character -> !isPlain(character))));
            beginnings.add(encoded);
        }
    }

    /** What the usual writers make of a secret that they change at all. */
    private static Set<String> forms(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        String json = JsonStrings.escape(secret);
        String ascii = ascii(json);
        String url = RequestHead.encodedData(secret);
        String all = url.replace("/", "%2F");
        String html =
                secret.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
        forms.add(json);
        forms.add(ascii);
        forms.add(json.replace("/", "\\/"));
        forms.add(ascii.replace("/", "\\/"));
        forms.add(url);
        forms.add(all);
        forms.add(all.replace("%2A", "*").replace("~", "%7E").replace("%20", "+")); // HTML forms
        forms.add(withMarks(all));
        forms.add(html);
        forms.add(html.replace("'", "&#39;"));
        forms.add(html.replace("'", "&#039;"));
        forms.add(html.replace("'", "&#x27;"));
        forms.remove(secret);
        return forms;
    }

    /** As scripts in browsers write it. */
    private static String withMarks(String percent) {
        return percent.replace("%21", "!")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%2A", "*");
    }

    /** With the escapes of JSON for all that is not ASCII. */
    private static String ascii(String json) {
        StringBuilder ascii = new StringBuilder();
        json.chars()
                .forEach(
                        c ->
                                ascii.append(
                                        c < 0x80 ? Character.toString(c) : "\\u%04x".formatted(c)));
        return ascii.toString();
    }

    /** Whether no usual writer changes it. */
    private static boolean isPlain(int character) {
        return character < 0x80 && Character.isLetterOrDigit(character);
    }

    /**
     * A regular expression for a text.
     *
     * @param changed which of its characters may be written in another way
     */
    private static String anyForms(String text, IntPredicate changed) {
        StringBuilder written = new StringBuilder();
        text.codePoints()
                .forEach(
                        character ->
                                written.append(
                                        changed.test(character)
                                                ? anyForm(character)
                                                : Character.toString(character)));
        return written.toString();
    }

    /** A regular expression for every way in which a character may be written. */
    private static String anyForm(int character) {
        String plain = Character.toString(character);
        Set<String> forms = new LinkedHashSet<>();
        StringBuilder percent = new StringBuilder();
        for (byte octet : plain.getBytes(StandardCharsets.UTF_8)) {
            percent.append("%%%02X".formatted(octet));
        }
        forms.add("(?i:" + percent + ")");
        StringBuilder unicode = new StringBuilder();
        plain.chars().forEach(unit -> unicode.append("\\\\u%04x".formatted(unit)));
        forms.add("(?i:" + unicode + ")");
        forms.add("&#0*%d;".formatted(character));
        forms.add("(?i:&#x0*%x;)".formatted(character));
        switch (character) {
            case ' ' -> forms.add("\\+");
            case '"' -> forms.addAll(List.of("\\\\\"", "&quot;"));
            case '\\' -> forms.add("\\\\\\\\");
            case '/' -> forms.add("\\\\/");
            case '&' -> forms.add("&amp;");
            case '<' -> forms.add("&lt;");
            case '>' -> forms.add("&gt;");
            case '\'' -> forms.add("&apos;");
            default -> {}
        }
        forms.add(Pattern.quote(plain)); // the last: others may begin with it
        return "(?:" + String.join("|", forms) + ")";
    }

    /**
     * What Base64 makes of the secret wherever it stands in a longer text: its bytes fall into
     * groups of three in one of three ways, and the characters that its neighbours have a part in
     * are left out.
     */
    private static Set<String> inBase64(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Set<String> all = new LinkedHashSet<>();
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            int from = (before * 8 + 5) / 6;
            int to = shifted.length * 8 / 6;
            all.add(Base64.getEncoder().encodeToString(shifted).substring(from, to));
            all.add(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
        }
        return all;
    }

    /** The text without secrets. */
    public String mask(String text) {
        BitSet secret = new BitSet();
        for (Pattern pattern : patterns) {
            Matcher found = pattern.matcher(text);
            while (found.find()) {
                secret.set(found.start(), found.end());
            }
        }
        return secret.isEmpty() ? withoutBeginning(text) : withoutBeginning(without(secret, text));
    }

    /** The text without these characters of it: one expression may find more than another. */
    private static String without(BitSet secret, String text) {
        StringBuilder masked = new StringBuilder();
        int at = 0;
        for (int from = secret.nextSetBit(0); from >= 0; from = secret.nextSetBit(at)) {
            masked.append(text, at, from).append(HIDDEN);
            at = secret.nextClearBit(from);
        }
        return masked.append(text, at, text.length()).toString();
    }

    /** The text without the beginning of a secret at its end. */
    private String withoutBeginning(String text) {
        int most = 0;
        for (String secret : beginnings) {
            for (int length = Math.min(secret.length() - 1, text.length());
                    length >= Secret.CHARACTERS_MIN && length > most;
                    length--) {
                if (text.regionMatches(text.length() - length, secret, 0, length)) {
                    most = length;
                }
            }
        }
        return most == 0 ? text : text.substring(0, text.length() - most) + HIDDEN;
    }
}
