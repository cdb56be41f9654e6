package io.plimsoll.engine.protocol.http;

import io.netty.handler.codec.http.cookie.ClientCookieDecoder;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.util.NetUtil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The cookies of one user, by the rules of RFC 6265 as far as they concern a client of plain HTTP:
 * domain, path, {@code Max-Age} and {@code Expires}. A cookie that is {@code Secure} is not kept,
 * since it could never be sent. A full jar loses its oldest.
 */
final class CookieJar {

    private static final int COOKIES_MAX = 100;
    private static final int CHARACTERS_MAX = 4_096;
    private static final long AGE_SECONDS_MAX = TimeUnit.DAYS.toSeconds(400);

    /** In the order in which they were first set. */
    private final List<StoredCookie> cookies = new ArrayList<>();

    private record StoredCookie(
            CookiePair pair,
            String domain,
            boolean hostOnly,
            String path,
            boolean lasts,
            long endNanos) {

        boolean isOver(long nowNanos) {
            return !lasts && endNanos - nowNanos <= 0;
        }

        boolean replaces(StoredCookie other) {
            return pair.name().equals(other.pair.name())
                    && domain.equals(other.domain)
                    && path.equals(other.path);
        }

        boolean goesTo(String host, String requestPath) {
            boolean there = hostOnly ? host.equals(domain) : isWithin(host, domain);
            boolean below =
                    requestPath.equals(path)
                            || (requestPath.startsWith(path)
                                    && (path.endsWith("/")
                                            || requestPath.charAt(path.length()) == '/'));
            return there && below;
        }
    }

    /**
     * Takes what a {@code Set-Cookie} header says.
     *
     * @param host that said so
     * @param target path and query of the request that it answers
     */
    void set(String header, String host, String target, long nowNanos) {
        CookiePair pair = header.length() > 2 * CHARACTERS_MAX ? null : CookiePair.of(header);
        Cookie said = pair == null ? null : attributes(header);
        if (pair == null
                || said == null
                || said.isSecure()
                || pair.name().length() + pair.value().length() > CHARACTERS_MAX
                || (pair.name() + pair.value()).chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            return;
        }
        String sender = host.toLowerCase(Locale.ROOT);
        String domain = domain(said);
        if (!domain.isEmpty() && !isWithin(sender, domain)) {
            return;
        }
        boolean lasts = said.maxAge() == Cookie.UNDEFINED_MAX_AGE;
        long ageSeconds = lasts ? 0 : Math.clamp(said.maxAge(), 0, AGE_SECONDS_MAX);
        StoredCookie cookie =
                new StoredCookie(
                        pair,
                        domain.isEmpty() ? sender : domain,
                        domain.isEmpty(),
                        path(said, target),
                        lasts,
                        nowNanos + TimeUnit.SECONDS.toNanos(ageSeconds));
        int before = 0;
        while (before < cookies.size() && !cookie.replaces(cookies.get(before))) {
            before++;
        }
        if (before < cookies.size()) {
            cookies.remove(before);
        }
        if (!cookie.isOver(nowNanos)) {
            cookies.add(before, cookie);
        }
        if (cookies.size() > COOKIES_MAX) {
            cookies.removeFirst();
        }
    }

    /**
     * The value of the {@code Cookie} header for a request, the only one that it may have; empty
     * when there is nothing to send.
     *
     * @param own what the request says itself; goes before what is kept, and instead of what is
     *     kept under the same name
     */
    String header(String host, String target, long nowNanos, String own) {
        if (cookies.isEmpty()) {
            return own;
        }
        cookies.removeIf(cookie -> cookie.isOver(nowNanos));
        String path = withoutQuery(target);
        String to = host.toLowerCase(Locale.ROOT);
        Set<String> said =
                Arrays.stream(own.split(";"))
                        .map(CookiePair::of)
                        .filter(Objects::nonNull)
                        .map(CookiePair::name)
                        .collect(Collectors.toSet());
        StringBuilder header = new StringBuilder(own);
        cookies.stream()
                .filter(cookie -> cookie.goesTo(to, path) && !said.contains(cookie.pair.name()))
                .sorted(
                        Comparator.comparingInt((StoredCookie cookie) -> cookie.path.length())
                                .reversed())
                .forEach(
                        cookie ->
                                header.append(header.isEmpty() ? "" : "; ")
                                        .append(cookie.pair.name())
                                        .append('=')
                                        .append(cookie.pair.value()));
        return header.toString();
    }

    /** What a header says of its cookie, whose own name and value no decoder may touch. */
    private static Cookie attributes(String header) {
        int pairEnd = header.indexOf(';');
        return ClientCookieDecoder.LAX.decode(
                "c=" + (pairEnd < 0 ? "" : header.substring(pairEnd)));
    }

    /** Empty when it says none: then it is the sender's alone. */
    private static String domain(Cookie cookie) {
        String domain = cookie.domain() == null ? "" : cookie.domain().toLowerCase(Locale.ROOT);
        return domain.startsWith(".") ? domain.substring(1) : domain;
    }

    /** RFC 6265, 5.1.4. */
    private static String path(Cookie cookie, String target) {
        if (cookie.path() != null && cookie.path().startsWith("/")) {
            return cookie.path();
        }
        String path = withoutQuery(target);
        int last = path.lastIndexOf('/');
        return last <= 0 ? "/" : path.substring(0, last);
    }

    private static String withoutQuery(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** RFC 6265, 5.1.3; a domain without a dot, such as {@code com}, is no one's but its own. */
    private static boolean isWithin(String host, String domain) {
        return host.equals(domain)
                || (host.endsWith("." + domain)
                        && domain.indexOf('.') > 0
                        && !NetUtil.isValidIpV4Address(host));
    }
}
