package io.plimsoll.model.recording;

import java.nio.charset.StandardCharsets;

/**
 * A line of an access log in the common or the combined format, with anything before the time and
 * behind the request: {@code 127.0.0.1 - - [10/Oct/2026:13:55:36 -0700] "GET /a HTTP/1.1" 200
 * 2326}.
 */
final class AccessLogLine {

    private AccessLogLine() {}

    static Recorded read(String line) throws EntryException {
        int open = line.indexOf('[');
        int close = line.indexOf(']', open + 1);
        if (open < 0 || close < 0) {
            throw new EntryException(
                    "there is no time in brackets", "`[10/Oct/2026:13:55:36 +0000]` stands there");
        }
        String time = line.substring(open + 1, close);
        long at =
                RecordedTime.common(time)
                        .orElseThrow(
                                () ->
                                        new EntryException(
                                                open + 2,
                                                close - open - 1,
                                                "this is no time",
                                                "write it as 10/Oct/2026:13:55:36 +0000"));
        int from = line.indexOf('"', close);
        int to = from < 0 ? -1 : quoteEnd(line, from + 1);
        if (to < 0) {
            throw new EntryException(
                    close + 1, 1, "there is no request in quotes", "`\"GET / HTTP/1.1\"`");
        }
        String request = line.substring(from + 1, to);
        int blank = request.indexOf(' ');
        if (blank < 0) {
            throw new EntryException(
                    from + 2, request.length(), "this is no request", "`GET / HTTP/1.1`");
        }
        int last = request.lastIndexOf(' ');
        boolean version = last > blank && request.startsWith("HTTP/", last + 1);
        String path = request.substring(blank + 1, version ? last : request.length());
        return new Recorded(
                at,
                Entries.method(request.substring(0, blank), from + 2),
                Entries.path(plain(path), from + 3 + blank));
    }

    private static int quoteEnd(String line, int from) {
        for (int at = from; at < line.length(); at++) {
            if (line.charAt(at) == '\\') {
                at++;
            } else if (line.charAt(at) == '"') {
                return at;
            }
        }
        return -1;
    }

    /** Without the escapes of the log: {@code \"}, {@code \\} and {@code \x22}. */
    private static String plain(String escaped) {
        if (escaped.indexOf('\\') < 0) {
            return escaped;
        }
        byte[] bytes = escaped.getBytes(StandardCharsets.UTF_8);
        byte[] plain = new byte[bytes.length];
        int length = 0;
        for (int at = 0; at < bytes.length; at++) {
            byte next = bytes[at];
            if (next == '\\' && at + 1 < bytes.length) {
                next = bytes[++at];
                int high = at + 2 < bytes.length ? Character.digit(bytes[at + 1], 16) : -1;
                int low = at + 2 < bytes.length ? Character.digit(bytes[at + 2], 16) : -1;
                if (next == 'x' && high >= 0 && low >= 0) {
                    next = (byte) (high * 16 + low);
                    at += 2;
                }
            }
            plain[length++] = next;
        }
        return new String(plain, 0, length, StandardCharsets.UTF_8);
    }
}
