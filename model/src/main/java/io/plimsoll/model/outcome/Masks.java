package io.plimsoll.model.outcome;

import io.plimsoll.model.scenario.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hides secrets in texts that are shown: each is replaced by {@code ***} wherever it stands as it
 * is, percent-encoded, escaped as in JSON or HTML, or within Base64, and where a text is cut off in
 * the middle of one.
 */
public final class Masks {

    /** Hides nothing. */
    public static final Masks NONE = new Masks(List.of());

    private static final String HIDDEN = "***";

    private final List<Pattern> patterns = new ArrayList<>();
    private final List<String> beginnings = new ArrayList<>();

    private Masks(Collection<String> secrets) {
        secrets.stream()
                .filter(secret -> secret.length() >= Secret.CHARACTERS_MIN)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(this::add);
    }

    /**
     * @param secrets those of fewer than {@link Secret#CHARACTERS_MIN} characters cannot be hidden
     */
    public static Masks of(Collection<String> secrets) {
        return new Masks(secrets);
    }

    private void add(String secret) {
        StringBuilder written = new StringBuilder();
        secret.codePoints().forEach(character -> written.append(anyForm(character)));
        patterns.add(Pattern.compile(written.toString()));
        beginnings.add(secret);
        for (String encoded : inBase64(secret)) {
            patterns.add(Pattern.compile(Pattern.quote(encoded)));
            beginnings.add(encoded);
        }
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
        forms.add("&#%d;".formatted(character));
        forms.add("(?i:&#x%x;)".formatted(character));
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
        String masked = text;
        for (Pattern pattern : patterns) {
            masked = pattern.matcher(masked).replaceAll(HIDDEN);
        }
        return withoutBeginning(masked);
    }

    /** The text without the beginning of a secret at its end. */
    private String withoutBeginning(String text) {
        int most = 0;
        for (String secret : beginnings) {
            for (int length = Math.min(secret.length() - 1, text.length());
                    length >= Secret.CHARACTERS_MIN && length > most;
                    length--) {
                if (text.endsWith(secret.substring(0, length))) {
                    most = length;
                }
            }
        }
        return most == 0 ? text : text.substring(0, text.length() - most) + HIDDEN;
    }
}
