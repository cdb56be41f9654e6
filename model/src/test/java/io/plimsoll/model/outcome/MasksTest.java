package io.plimsoll.model.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.scenario.JsonStrings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class MasksTest {

    private static final String CHARACTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789 +/=&?%\"\\'<>.-_~é日\uD83D\uDE80";

    private static String secret(SplittableRandom random) {
        int[] characters = CHARACTERS.codePoints().toArray();
        StringBuilder secret = new StringBuilder();
        int length = 4 + random.nextInt(30);
        while (secret.length() < length) {
            secret.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return secret.toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String percent(String text) {
        StringBuilder percent = new StringBuilder();
        HexFormat hex = HexFormat.of();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            percent.append('%').append(hex.toHexDigits(octet));
        }
        return percent.toString();
    }

    @Test
    void should_hide_secrets_as_they_are_and_encoded() {
        long seed = 17;
        System.out.println("secrets: seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 1_000; i++) {
            String secret = secret(random);
            Masks masks = Masks.of(List.of(secret));
            for (String written :
                    List.of(
                            secret,
                            URLEncoder.encode(secret, StandardCharsets.UTF_8),
                            percent(secret),
                            JsonStrings.escape(secret),
                            secret.replace("&", "&amp;")
                                    .replace("<", "&lt;")
                                    .replace(">", "&gt;")
                                    .replace("\"", "&quot;")
                                    .replace("'", "&#39;"),
                            html(secret).replace("&#39;", "&#039;"))) {
                assertThat(masks.mask("before " + written + " after"))
                        .as("%s of %s", written, secret)
                        .isEqualTo("before *** after");
            }
        }
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void should_hide_secrets_that_were_encoded_twice() {
        List<UnaryOperator<String>> writers =
                List.of(
                        JsonStrings::escape,
                        text -> JsonStrings.escape(text).replace("/", "\\/"),
                        text -> URLEncoder.encode(text, StandardCharsets.UTF_8),
                        MasksTest::html,
                        MasksTest::hex,
                        text -> hex(text).toUpperCase(Locale.ROOT));
        SplittableRandom random = new SplittableRandom(29);
        for (int i = 0; i < 100; i++) {
            String secret = secret(random);
            Masks masks = Masks.of(List.of(secret));
            for (UnaryOperator<String> first : writers) {
                for (UnaryOperator<String> second : writers.subList(0, 4)) {
                    String written = second.apply(first.apply(secret));
                    assertThat(masks.mask("before " + written + " after"))
                            .as("%s of %s", written, secret)
                            .isEqualTo("before *** after");
                }
                if (writers.indexOf(first) < 4) {
                    String written = hex(first.apply(secret));
                    assertThat(masks.mask(written)).as(written).isEqualTo("***");
                    assertThat(masks.mask(base64(first.apply(secret)))).startsWith("***");
                }
            }
            String inQuery = URLEncoder.encode(base64(secret), StandardCharsets.UTF_8);
            assertThat(masks.mask(inQuery)).as(inQuery).startsWith("***");
        }
    }

    @Test
    void should_hide_secrets_within_base64() {
        SplittableRandom random = new SplittableRandom(19);
        for (int i = 0; i < 1_000; i++) {
            String secret = secret(random);
            Masks masks = Masks.of(List.of(secret));
            for (String before : List.of("", "u", "us", "user:", "x".repeat(100))) {
                for (String after : List.of("", "!", "!!", " after")) {
                    String masked = masks.mask(base64(before + secret + after));
                    assertThat(masked).contains("***");
                    assertThat(masked.replace("***", "").length())
                            .as("what is left of %s: %s", secret, masked)
                            .isLessThanOrEqualTo(
                                    base64(before).length() + base64(after).length() + 8);
                }
            }
        }
    }

    @Test
    void should_hide_the_beginning_of_a_secret_at_a_cut() {
        String secret = "s3cr3t value+1";
        Masks masks = Masks.of(List.of(secret));
        for (String written : List.of(secret, base64(secret), hex(secret))) {
            for (int length = 4; length < written.length(); length++) {
                // Of Base64 the last character may stay: it holds two bits of the secret at most.
                assertThat(masks.mask("body: " + written.substring(0, length)))
                        .startsWith("body: ***")
                        .hasSizeLessThanOrEqualTo("body: ***".length() + 1);
            }
        }
    }

    @Test
    void should_leave_all_else_alone() {
        Masks masks = Masks.of(List.of("s3cr3t", "correct horse", "abc"));

        assertThat(masks.mask("status 500, s3cre, correct, abc"))
                .isEqualTo("status 500, s3cre, correct, abc");
        assertThat(masks.mask("")).isEmpty();
        assertThat(Masks.NONE.mask("anything")).isEqualTo("anything");
    }

    @Test
    void should_hide_a_longer_secret_before_one_that_is_part_of_it() {
        Masks masks = Masks.of(List.of("abcd", "abcdefgh"));

        assertThat(masks.mask("abcdefgh abcd")).isEqualTo("*** ***");
    }
}
