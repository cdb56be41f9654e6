package io.plimsoll.model.recording;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as recorders write them, in nanoseconds since 1970. */
final class RecordedTime {

    private static final long NANOS = 1_000_000_000;

    /** Later than this many seconds is a number of milliseconds. */
    private static final BigDecimal SECONDS_MAX = BigDecimal.valueOf(100_000_000_000L);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}(?:\\.[0-9]{1,9})?");
    private static final Pattern COMMON =
            Pattern.compile(
                    "(\\d{2})/([A-Z][a-z]{2})/(\\d{4}):(\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,9}))?"
                            + " ([+-]\\d{2})(\\d{2})");
    private static final List<String> MONTHS =
            List.of(
                    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                    "Dec");

    private RecordedTime() {}

    /** {@code 10/Oct/2026:13:55:36 -0700}, as access logs have it. */
    static Optional<Long> common(String text) {
        Matcher match = COMMON.matcher(text);
        if (!match.matches() || !MONTHS.contains(match.group(2))) {
            return Optional.empty();
        }
        try {
            LocalDateTime local =
                    LocalDateTime.of(
                            LocalDate.of(
                                    Integer.parseInt(match.group(3)),
                                    MONTHS.indexOf(match.group(2)) + 1,
                                    Integer.parseInt(match.group(1))),
                            LocalTime.of(
                                    Integer.parseInt(match.group(4)),
                                    Integer.parseInt(match.group(5)),
                                    Math.min(59, Integer.parseInt(match.group(6)))));
            ZoneOffset offset = ZoneOffset.of(match.group(8) + ":" + match.group(9));
            String fraction = match.group(7) == null ? "" : match.group(7);
            long nanos = Long.parseLong((fraction + "000000000").substring(0, 9));
            return Optional.of(
                    Math.addExact(Math.multiplyExact(local.toEpochSecond(offset), NANOS), nanos));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** ISO 8601 with or without an offset, or seconds or milliseconds since 1970. */
    static Optional<Long> any(String text) {
        String time = text.strip();
        try {
            if (NUMBER.matcher(time).matches()) {
                BigDecimal number = new BigDecimal(time);
                BigDecimal seconds =
                        number.compareTo(SECONDS_MAX) > 0 ? number.movePointLeft(3) : number;
                return Optional.of(
                        seconds.movePointRight(9).setScale(0, RoundingMode.DOWN).longValueExact());
            }
            if (time.length() > 1 && Character.isDigit(time.charAt(0)) && time.contains("/")) {
                return common(time);
            }
            String iso = time.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T").replace(',', '.');
            Instant instant =
                    iso.matches(".*(Z|z|[+-]\\d{2}:?\\d{2})")
                            ? OffsetDateTime.parse(
                                            iso.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                                    .toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            return Optional.of(
                    Math.addExact(
                            Math.multiplyExact(instant.getEpochSecond(), NANOS),
                            instant.getNano()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
