package io.plimsoll.app.cli.trial;

import io.plimsoll.model.masking.Masks;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Secret;
import io.plimsoll.results.run.Credentials;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a trial does not show: the scenario's secrets and credentials wherever they turn up, what
 * headers, cookies and queries say under names that speak of such things, and what was saved under
 * such a name, each from then on wherever it turns up.
 */
final class Hidden {

    /** Name, equals sign and value, in a query. */
    private static final Pattern PARAMETER = Pattern.compile("([?&])([^=&#]+)=([^&#]*)");

    /** Name and value of a cookie, up to its attributes. */
    private static final Pattern COOKIE = Pattern.compile("^([^=;]*)=[^;]*");

    private static final Pattern QUOTES = Pattern.compile("^\"|\"$");

    /** As many values as these are learned. */
    private static final int LEARNED_MAX = 1_000;

    /** Shorter ones that were sent or answered would hide much else. */
    private static final int LEARNED_CHARACTERS_MIN = 6;

    private final Credentials credentials;
    private final Set<String> values;
    private Masks masks;

    /**
     * @param secrets their values
     */
    Hidden(Scenario scenario, Collection<String> secrets) {
        credentials = Credentials.of(scenario);
        values = new LinkedHashSet<>(secrets);
        masks = Masks.of(values);
    }

    /** Hides the value from now on if its name says that it should be. */
    void learn(String name, String value) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (Secret.isLikely(last, value)) {
            learn(value);
        }
    }

    private void learn(String value) {
        if (values.size() < LEARNED_MAX && values.add(value)) {
            masks = Masks.of(values);
        }
    }

    /** The same of a value that is hidden where it stands. */
    private void learnShown(String value) {
        if (value.length() >= LEARNED_CHARACTERS_MIN) {
            learn(value);
        }
    }

    String in(String text) {
        return credentials.mask(masks.mask(text));
    }

    /** A value that was saved, or is to be. */
    String in(String name, String value) {
        return Secret.isLikely(name, value) ? Masks.HIDDEN : in(value);
    }

    String inUrl(String url) {
        PARAMETER
                .matcher(url)
                .results()
                .filter(found -> Secret.isLikely(found.group(2), found.group(3)))
                .forEach(found -> learnEncoded(found.group(3)));
        return PARAMETER
                .matcher(in(url))
                .replaceAll(found -> Matcher.quoteReplacement(parameter(found)));
    }

    private void learnEncoded(String value) {
        try {
            learnShown(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            learnShown(value); // a percent sign that encodes nothing
        }
    }

    private static String parameter(MatchResult found) {
        String value =
                Secret.isLikely(found.group(2), found.group(3)) ? Masks.HIDDEN : found.group(3);
        return found.group(1) + found.group(2) + "=" + value;
    }

    List<Map.Entry<String, String>> inHeaders(List<Map.Entry<String, String>> headers) {
        headers.forEach(header -> learnHeader(header.getKey(), header.getValue()));
        List<Map.Entry<String, String>> shown = new ArrayList<>();
        headers.forEach(
                header ->
                        shown.add(
                                Map.entry(
                                        in(header.getKey()),
                                        inHeader(header.getKey(), header.getValue()))));
        return shown;
    }

    private void learnHeader(String name, String value) {
        if (name.equalsIgnoreCase("Set-Cookie")) {
            learnCookie(value.split(";", 2)[0]);
        } else if (name.equalsIgnoreCase("Cookie")) {
            for (String cookie : value.split(";")) {
                learnCookie(cookie);
            }
        } else if (Secret.isLikely(name, value)) {
            int blank = name.equalsIgnoreCase("Authorization") ? value.indexOf(' ') : -1;
            learnShown(value.substring(blank + 1));
        }
    }

    /** Without quotes around it: elsewhere it may turn up without. */
    private void learnCookie(String cookie) {
        learnShown(
                QUOTES.matcher(cookie.substring(cookie.indexOf('=') + 1).strip()).replaceAll(""));
    }

    /** Names of cookies and kinds of authorization tell nobody who asks. */
    private String inHeader(String name, String value) {
        if (name.equalsIgnoreCase("Set-Cookie")) {
            return in(COOKIE.matcher(value).replaceAll("$1=" + Masks.HIDDEN));
        }
        if (name.equalsIgnoreCase("Cookie")) {
            return in(value.replaceAll("=[^;]*", "=" + Masks.HIDDEN));
        }
        if (!Secret.isLikely(name, value)) {
            return name.equalsIgnoreCase("Location") ? inUrl(value) : in(value);
        }
        int blank = value.indexOf(' ');
        return blank > 0 && name.equalsIgnoreCase("Authorization")
                ? in(value.substring(0, blank)) + " " + Masks.HIDDEN
                : Masks.HIDDEN;
    }
}
