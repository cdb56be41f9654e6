package io.plimsoll.app.cli.console;

import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Interval;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.Times;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Seconds of a run of one minute with two phases. */
final class Intervals {

    private Intervals() {}

    static Interval at(int second) {
        return at(second, Map.of());
    }

    /** The same second of a run whose users have iterations to do. */
    static Interval untilDone(int second) {
        return at(second, true, Map.of());
    }

    static Interval at(int second, Map<ErrorKind, Long> errors) {
        return at(second, false, errors);
    }

    private static Interval at(int second, boolean untilDone, Map<ErrorKind, Long> errors) {
        Times times = new Times();
        for (int i = 1; i <= 200; i++) {
            times.answered.record(i * 100_000L + second * 1_000_000L);
        }
        List<Interval.ActivePhase> phases =
                second >= 60
                        ? List.of()
                        : second < 10
                                ? List.of(phase(1, "warm-up", second, 10))
                                : List.of(phase(2, "steady", second - 10, 50));
        long failed = errors.values().stream().mapToLong(Long::longValue).sum();
        return new Interval(
                Duration.ofSeconds(second),
                Duration.ofSeconds(60),
                untilDone,
                phases,
                200,
                200,
                199,
                41,
                times,
                new RequestLedger(200L * second + 41, 200L * second - failed, failed, 0, 0, 0),
                new ArrivalLedger(200L * second + 41, 200L * second - failed, failed, 0, 0),
                errors);
    }

    private static Interval.ActivePhase phase(int number, String name, int second, int length) {
        return new Interval.ActivePhase(
                number, name, Duration.ofSeconds(second), Duration.ofSeconds(length));
    }
}
