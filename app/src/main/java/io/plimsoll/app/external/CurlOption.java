package io.plimsoll.app.external;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An option of curl, by its long name. Short ones may stand together, with the value of the last
 * one glued to them or behind: {@code -sSXPOST}, {@code -sd x}. A letter that is not known here
 * stays one, {@code -7}, and takes no value.
 *
 * @param value empty when it takes none
 */
record CurlOption(String name, String value) {

    /** An address needs no name. */
    static final String URL = "--url";

    /** What follows is another request. */
    static final String NEXT = "--next";

    private static final Map<Character, String> SHORT_FLAGS =
            Map.ofEntries(
                    Map.entry('#', "--progress-bar"),
                    Map.entry('0', "--http1.0"),
                    Map.entry(':', NEXT),
                    Map.entry('4', "--ipv4"),
                    Map.entry('6', "--ipv6"),
                    Map.entry('f', "--fail"),
                    Map.entry('g', "--globoff"),
                    Map.entry('G', "--get"),
                    Map.entry('i', "--include"),
                    Map.entry('I', "--head"),
                    Map.entry('J', "--remote-header-name"),
                    Map.entry('k', "--insecure"),
                    Map.entry('L', "--location"),
                    Map.entry('n', "--netrc"),
                    Map.entry('N', "--no-buffer"),
                    Map.entry('O', "--remote-name"),
                    Map.entry('q', "--disable"),
                    Map.entry('R', "--remote-time"),
                    Map.entry('s', "--silent"),
                    Map.entry('S', "--show-error"),
                    Map.entry('v', "--verbose"),
                    Map.entry('Z', "--parallel"));

    private static final Map<Character, String> SHORT_WITH_VALUE =
            Map.ofEntries(
                    Map.entry('A', "--user-agent"),
                    Map.entry('b', "--cookie"),
                    Map.entry('c', "--cookie-jar"),
                    Map.entry('C', "--continue-at"),
                    Map.entry('d', "--data"),
                    Map.entry('D', "--dump-header"),
                    Map.entry('e', "--referer"),
                    Map.entry('E', "--cert"),
                    Map.entry('F', "--form"),
                    Map.entry('H', "--header"),
                    Map.entry('K', "--config"),
                    Map.entry('m', "--max-time"),
                    Map.entry('o', "--output"),
                    Map.entry('P', "--ftp-port"),
                    Map.entry('Q', "--quote"),
                    Map.entry('r', "--range"),
                    Map.entry('t', "--telnet-option"),
                    Map.entry('T', "--upload-file"),
                    Map.entry('u', "--user"),
                    Map.entry('U', "--proxy-user"),
                    Map.entry('w', "--write-out"),
                    Map.entry('x', "--proxy"),
                    Map.entry('X', "--request"),
                    Map.entry('y', "--speed-time"),
                    Map.entry('Y', "--speed-limit"),
                    Map.entry('z', "--time-cond"));

    /** Without their dashes; those with a letter of their own are above. */
    private static final String NAMES_WITH_VALUE =
            """
            abstract-unix-socket alt-svc aws-sigv4 cacert capath cert-type ciphers connect-timeout
            connect-to create-file-mode crlfile curves data-ascii data-binary data-raw data-urlencode
            delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url ech egd-file engine
            etag-compare etag-save expect100-timeout form-string ftp-account ftp-alternative-to-user
            ftp-method ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip hostpubmd5
            hostpubsha256 hsts interface ip-tos ipfs-gateway json keepalive-cnt keepalive-time key
            key-type knownhosts krb libcurl limit-rate local-port login-options mail-auth mail-from
            mail-rcpt max-filesize max-redirs netrc-file noproxy oauth2-bearer output-dir parallel-max
            parallel-max-host pass pinnedpubkey preproxy proto proto-default proto-redir proxy-cacert
            proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header proxy-key
            proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers
            proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy1.0 pubkey random-file rate
            request-target resolve retry retry-delay retry-max-time sasl-authzid service-name sigalgs
            socks4 socks4a socks5 socks5-gssapi-service socks5-hostname stderr tftp-blksize tls-max
            tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket
            upload-flags url url-query variable vlan-priority
            """;

    private static final Set<String> LONG_WITH_VALUE =
            Stream.concat(
                            SHORT_WITH_VALUE.values().stream(),
                            Stream.of(NAMES_WITH_VALUE.split("\\s+")).map(name -> "--" + name))
                    .collect(Collectors.toUnmodifiableSet());

    /** Those of a command's words. */
    static List<CurlOption> of(List<String> words) {
        List<CurlOption> options = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            String next = at + 1 < words.size() ? words.get(at + 1) : "";
            boolean behind;
            if (word.startsWith("--")) {
                behind = addLong(word, next, options);
            } else if (word.startsWith("-") && word.length() > 1) {
                behind = addShort(word, next, options);
            } else {
                options.add(new CurlOption(URL, word));
                behind = false;
            }
            at += behind ? 1 : 0;
        }
        return options;
    }

    /** Returns whether the next word is its value. */
    private static boolean addLong(String word, String next, List<CurlOption> to) {
        int equals = word.indexOf('=');
        if (equals > 0) {
            to.add(new CurlOption(word.substring(0, equals), word.substring(equals + 1)));
            return false;
        }
        boolean behind = LONG_WITH_VALUE.contains(word) || word.startsWith("--expand-");
        to.add(new CurlOption(word, behind ? next : ""));
        return behind;
    }

    /** Of letters that stand together; returns whether the next word is the value of the last. */
    private static boolean addShort(String word, String next, List<CurlOption> to) {
        for (int at = 1; at < word.length(); at++) {
            char letter = word.charAt(at);
            String name = SHORT_WITH_VALUE.get(letter);
            if (name != null) {
                boolean behind = at == word.length() - 1;
                to.add(new CurlOption(name, behind ? next : word.substring(at + 1)));
                return behind;
            }
            to.add(new CurlOption(SHORT_FLAGS.getOrDefault(letter, "-" + letter), ""));
        }
        return false;
    }
}
