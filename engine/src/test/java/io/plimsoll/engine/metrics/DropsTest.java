package io.plimsoll.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.ClosedSeconds;
import io.plimsoll.model.masking.Masks;
import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Outcome;
import io.plimsoll.model.outcome.RequestStats;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is to blame for arrivals that were dropped at a limit. Times count from 1,000 s. */
class DropsTest {

    private static final long START = 1_000_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final int DROP = ErrorKind.IN_FLIGHT.ordinal();

    private final FactLog log = new FactLog();
    private final ClosedSeconds closed = new ClosedSeconds();
    private final Collector collector =
            new Collector(
                    new Keys(List.of("main"), List.of("w"), List.of(new Keys.Name(0, "a"))),
                    Masks.NONE,
                    List.of(log),
                    START,
                    closed);

    /** Arrivals of a second, all fired so late, and answered. */
    private void answered(int count, int second, long lateNanos) {
        for (int i = 0; i < count; i++) {
            end(Outcome.OK, -1, START + second * SECOND, lateNanos);
        }
    }

    /** Arrivals of a second, all fired so late, and dropped at a limit. */
    private void dropped(int count, int second, long lateNanos) {
        for (int i = 0; i < count; i++) {
            end(Outcome.DROPPED, DROP, START + second * SECOND, lateNanos);
        }
    }

    private void end(Outcome outcome, int kind, long intended, long lateNanos) {
        long fired = intended + lateNanos;
        log.due(0, Fact.FIRST, intended, fired);
        int at = log.space(Fact.END_LONGS);
        long[] facts = log.facts();
        java.util.Arrays.fill(facts, at, at + Fact.END_LONGS, 0);
        facts[at] = Fact.tag(Fact.END, 0, 0) | Fact.how(outcome.ordinal(), kind, 0);
        facts[at + Fact.INTENDED] = intended;
        facts[at + Fact.FIRED] = fired;
        facts[at + Fact.SENT] = outcome == Outcome.DROPPED ? 0 : fired;
        facts[at + Fact.DONE] = fired;
        facts[at + Fact.READ] = fired;
        log.arrivalEnded(0, 0, outcome.ordinal(), kind, intended, fired, 0);
    }

    private void assertBlamed(long target, long generator) {
        log.publish(Long.MAX_VALUE);
        collector.finish(START + 10 * SECOND - 1);
        RequestStats stats = closed.totals.requests().getFirst();
        assertThat(stats.droppedAtLimit()).isEqualTo(target);
        assertThat(stats.undelivered()).isEqualTo(generator);
        ArrivalStats arrivals = closed.totals.arrivals().getFirst();
        assertThat(arrivals.droppedAtLimit()).isEqualTo(target);
        assertThat(arrivals.undelivered()).isEqualTo(generator);
        Map<ErrorKind, Long> errors = closed.totals.errors();
        assertThat(errors.getOrDefault(ErrorKind.IN_FLIGHT, 0L)).isEqualTo(target);
        assertThat(errors.getOrDefault(ErrorKind.GENERATOR_IN_FLIGHT, 0L)).isEqualTo(generator);
        assertThat(stats.errors().keySet()).isEqualTo(errors.keySet());
    }

    @Test
    void should_blame_the_target_while_the_generator_was_on_time() {
        dropped(1, 0, MILLI);
        assertBlamed(1, 0);
    }

    @Test
    void should_blame_the_generator_when_it_was_late_in_the_seconds_of_the_drops() {
        answered(2, 0, 11 * MILLI);
        dropped(98, 0, MILLI);
        answered(10_000, 1, 0);
        assertBlamed(0, 98);
    }

    @Test
    void should_not_take_a_seconds_drops_from_the_target_for_one_short_pause_in_it() {
        for (int second = 0; second < 5; second++) {
            answered(20, second, second == 2 ? 15 * MILLI : 0);
            dropped(980, second, MILLI);
        }
        assertBlamed(5 * 980, 0);
    }

    @Test
    void should_blame_the_generator_for_drops_of_what_it_was_late_with_itself() {
        for (int second = 0; second < 5; second++) {
            dropped(second == 2 ? 960 : 1_000, second, MILLI);
        }
        dropped(40, 2, 15 * MILLI);
        assertBlamed(4_960, 40);
    }
}
