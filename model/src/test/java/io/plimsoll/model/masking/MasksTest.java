package io.plimsoll.model.masking;

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
import java.util.regex.Pattern;
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
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 200; i++) {
            String secret = secret(random);
            Masks masks = Masks.of(List.of(secret));
            for (String written :
                    List.of(
                            secret,
                            URLEncoder.encode(secret, StandardCharsets.UTF_8),
                            percent(secret),
                            JsonStrings.escape(secret),
                            html(secret),
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

    private static String mime(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        byte[] lineBreak = "\r\n".getBytes(StandardCharsets.UTF_8);
        return Base64.getMimeEncoder(8, lineBreak).withoutPadding().encodeToString(octets);
    }

    private static String lowerPercent(String text) {
        return Pattern.compile("%..")
                .matcher(URLEncoder.encode(text, StandardCharsets.UTF_8))
                .replaceAll(octet -> octet.group().toLowerCase(Locale.ROOT));
    }

    private static final List<UnaryOperator<String>> WRITERS =
            List.of(
                    JsonStrings::escape,
                    text -> JsonStrings.escape(text).replace("/", "\\/"),
                    text -> URLEncoder.encode(text, StandardCharsets.UTF_8),
                    MasksTest::lowerPercent,
                    MasksTest::html,
                    MasksTest::hex,
                    text -> hex(text).toUpperCase(Locale.ROOT),
                    text -> base64(text).replace("=", ""),
                    text -> base64(text).replace("=", "").replace('+', '-').replace('/', '_'),
                    MasksTest::mime);

    @Test
    void should_hide_secrets_that_were_encoded_twice() {
        SplittableRandom random = new SplittableRandom(29);
        for (int i = 0; i < 40; i++) {
            String secret = secret(random);
            Masks masks = Masks.of(List.of(secret));
            for (UnaryOperator<String> first : WRITERS) {
                for (UnaryOperator<String> second : WRITERS) {
                    String written = second.apply(first.apply(secret));
                    assertThat(masks.mask("before " + written + " after"))
                            .as("%s of %s", written, secret)
                            .isEqualTo("before *** after");
                }
            }
        }
    }

    @Test
    void should_hide_secrets_below_as_many_encodings_as_it_says() {
        SplittableRandom random = new SplittableRandom(31);
        for (int i = 0; i < 100; i++) {
            String secret = secret(random);
            String written = secret;
            for (int encoding = 0; encoding < Masks.ENCODINGS_MAX; encoding++) {
                written = WRITERS.get(random.nextInt(WRITERS.size())).apply(written);
            }
            assertThat(Masks.of(List.of(secret)).mask("[" + written + "]"))
                    .as("%s of %s", written, secret)
                    .isEqualTo("[***]");
        }
        String deeper = "correct horse";
        for (int encoding = 0; encoding <= Masks.ENCODINGS_MAX; encoding++) {
            deeper = hex(deeper);
        }
        assertThat(Masks.of(List.of("correct horse")).mask(deeper)).isEqualTo(deeper);
    }

    @Test
    void should_hide_secrets_in_the_lines_of_a_mail() {
        String secret = "s3cr3t".repeat(12);
        String mail =
                Base64.getMimeEncoder()
                        .encodeToString(("user:" + secret).getBytes(StandardCharsets.UTF_8));

        assertThat(mail).contains("\r\n");
        assertThat(Masks.of(List.of(secret)).mask(mail)).isEqualTo("dXNlcj***=");
        assertThat(Masks.of(List.of(secret)).mask(JsonStrings.escape(mail)))
                .isEqualTo("dXNlcj***=");
    }

    @Test
    void should_hide_secrets_within_base64() {
        SplittableRandom random = new SplittableRandom(19);
        for (int i = 0; i < 200; i++) {
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
        String unpadded = base64(secret).replace("=", "");
        for (String written : List.of(secret, unpadded, hex(secret), hex(unpadded))) {
            for (int length = 4; length < written.length(); length++) {
                boolean known = length >= 6 || !written.equals(hex(unpadded)); // two octets of it
                assertThat(masks.mask("body: " + written.substring(0, length)))
                        .isEqualTo(known ? "body: ***" : "body: " + written.substring(0, length));
            }
        }
    }

    @Test
    void should_hide_the_beginning_of_a_secret_that_is_cut_within_an_escape() {
        String secret = "a/b\"<é\uD83D\uDE80&c";
        Masks masks = Masks.of(List.of(secret));
        StringBuilder json = new StringBuilder();
        secret.chars().forEach(unit -> json.append("\\u%04x".formatted(unit)));
        for (String written :
                List.of(
                        percent(secret),
                        lowerPercent(secret),
                        json.toString(),
                        html(secret).replace("é", "&#233;").replace("/", "&#x2f;"),
                        hex(percent(secret)),
                        JsonStrings.escape(json.toString()))) {
            for (int length = 14; length < written.length(); length++) {
                assertThat(masks.mask("body: " + written.substring(0, length)))
                        .as("%s of %s", length, written)
                        .isEqualTo("body: ***");
            }
        }
    }

    @Test
    void should_know_the_names_that_html_has_and_numbers_without_an_end() {
        Masks masks = Masks.of(List.of("k/+=#!?:;,._()[]{}|%@$*`^\\ \tz"));
        String named =
                "k&sol;&plus;&equals;&num;&excl;&quest;&colon;&semi;&comma;&period;&lowbar;"
                        + "&lpar;&rpar;&lsqb;&rsqb;&lcub;&rcub;&vert;&percnt;&commat;&dollar;"
                        + "&ast;&grave;&Hat;&bsol;&nbsp;&Tab;z";

        assertThat(masks.mask("[" + named + "]")).isEqualTo("[***]");
        assertThat(masks.mask(named.substring(0, named.length() - 4))).isEqualTo("***");
        Masks other = Masks.of(List.of("k/+y-z"));
        assertThat(other.mask("[k&#47&#x2By&#x2d;z]")).isEqualTo("[***]");
        assertThat(other.mask("k&sol;&#43")).as("cut off, or not").isEqualTo("***");
        assertThat(other.mask("k&solid;")).isEqualTo("k&solid;");
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
