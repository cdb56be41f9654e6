package io.plimsoll.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.engine.fixture.ClosedSeconds;
import io.plimsoll.model.masking.Masks;
import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.Density;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.Outcome;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.RunTotals;
import io.plimsoll.model.outcome.Second;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Facts written by hand, figures worked out by hand. Times count from 1,000 s. */
class CollectorTest {

    private static final long START = 1_000_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;

    private final FactLog first = new FactLog();
    private final FactLog second = new FactLog();
    private final ClosedSeconds seconds = new ClosedSeconds();
    private final List<Integer> closed = seconds.closed;
    private final RunTotals totals = seconds.totals;
    private final Collector collector =
            new Collector(
                    new Keys(
                            List.of("warm", "main"),
                            List.of("w"),
                            List.of(new Keys.Name(0, "a"), new Keys.Name(0, "b"))),
                    Masks.NONE,
                    List.of(first, second),
                    START,
                    seconds);

    private Latencies lateness(int shard) {
        return totals.generator().shards().get(shard).lateness();
    }

    private static void due(FactLog log, int series, long flags, long intended, long fired) {
        log.due(series, flags, START + intended, START + fired);
    }

    /** A request sent when it was fired, read a millisecond after it was done. */
    private static void end(
            FactLog log,
            int series,
            long flags,
            Outcome outcome,
            int kind,
            long intended,
            long fired,
            long done) {
        int at = log.space(Fact.END_LONGS);
        long[] facts = log.facts();
        facts[at] = Fact.tag(Fact.END, series, flags) | Fact.how(outcome.ordinal(), kind, 200);
        facts[at + Fact.INTENDED] = START + intended;
        facts[at + Fact.FIRED] = START + fired;
        facts[at + Fact.SENT] = outcome == Outcome.DROPPED ? 0 : START + fired;
        facts[at + Fact.LIMIT_END] = 0;
        facts[at + Fact.FIRST_BYTE] = 0;
        facts[at + Fact.DONE] = START + done;
        facts[at + Fact.READ] = START + done + MILLI;
        facts[at + Fact.CONNECT] = 0;
        facts[at + Fact.BYTES_SENT] = 10;
        facts[at + Fact.BYTES_RECEIVED] = 20;
    }

    private static void arrival(
            FactLog log,
            int series,
            long flags,
            Outcome outcome,
            int kind,
            long intended,
            long end) {
        log.arrivalEnded(series, flags, outcome.ordinal(), kind, START + intended, START + end, 0);
    }

    @Test
    void should_count_a_completion_in_the_second_of_its_end_and_its_row_by_intention() {
        due(first, 2, Fact.FIRST, 900 * MILLI, 900 * MILLI);
        end(first, 2, Fact.STAMPED, Outcome.OK, -1, 900 * MILLI, 900 * MILLI, 2_100 * MILLI);
        arrival(first, 1, 0, Outcome.OK, -1, 900 * MILLI, 2_101 * MILLI);
        first.publish(Long.MAX_VALUE);
        second.publish(Long.MAX_VALUE);

        collector.finish(START + 3 * SECOND - 1);

        List<Second> timeline = totals.timeline();
        assertThat(timeline).hasSize(3);
        assertThat(timeline.get(0).requests()).isEqualTo(new RequestLedger(1, 1, 0, 0, 0, 0));
        assertThat(timeline.get(0).arrivals()).isEqualTo(new ArrivalLedger(1, 1, 0, 0, 0));
        assertThat(timeline).extracting(Second::started).containsExactly(1L, 0L, 0L);
        assertThat(timeline).extracting(Second::okCompleted).containsExactly(0L, 0L, 1L);
        assertThat(timeline.get(2).responseMaxNanos()).isEqualTo(1_200 * MILLI);
        assertThat(timeline.get(2).readDelayP99Nanos()).isEqualTo(MILLI);
        assertThat(timeline.get(2).responses().count(Density.bucket(1.2e9))).isEqualTo(1);
        assertThat(timeline.get(0).responseMaxNanos()).isZero();
    }

    @Test
    void should_call_completed_only_what_came_to_its_good_end() {
        Outcome[] outcomes = Outcome.values();
        for (int i = 0; i < outcomes.length; i++) {
            due(first, 2, Fact.FIRST, i * MILLI, i * MILLI);
            int kind = outcomes[i] == Outcome.OK ? -1 : ErrorKind.TIMEOUT.ordinal();
            end(first, 2, 0, outcomes[i], kind, i * MILLI, i * MILLI, 500 * MILLI);
            arrival(first, 1, 0, outcomes[i], kind, i * MILLI, 501 * MILLI);
        }
        first.droppedLate(2, START, START + 600 * MILLI, 7);
        first.publish(Long.MAX_VALUE);
        second.publish(Long.MAX_VALUE);
        collector.finish(START + SECOND - 1);

        assertThat(seconds.completed).containsExactly(1L);
        assertThat(totals.arrivalLedger()).isEqualTo(new ArrivalLedger(12, 1, 2, 8, 1));
        assertThat(totals.requestLedger()).isEqualTo(new RequestLedger(12, 1, 1, 1, 8, 1));
    }

    @Test
    void should_close_a_second_only_when_every_shard_has_told_all_of_it() {
        first.publish(START + 2_500 * MILLI);
        collector.collect();
        assertThat(closed).isEmpty();

        second.publish(START + SECOND);
        collector.collect();
        assertThat(closed).containsExactly(0);

        second.publish(START + 1_999 * MILLI);
        collector.collect();
        assertThat(closed).containsExactly(0);

        second.publish(START + 5 * SECOND);
        collector.collect();
        assertThat(closed).containsExactly(0, 1);
    }

    @Test
    void should_close_nothing_for_ever_once_the_shards_have_ended() {
        first.publish(Long.MAX_VALUE);
        second.publish(Long.MAX_VALUE);

        collector.collect();
        collector.finish(START + 2 * SECOND + 1);

        assertThat(closed).containsExactly(0, 1, 2);
    }

    @Test
    void
            should_rank_timed_out_and_unfinished_requests_and_those_that_only_failed_their_time_check() {
        Outcome[] outcomes = {Outcome.OK, Outcome.FAILED, Outcome.TIMED_OUT, Outcome.UNFINISHED};
        for (Outcome outcome : outcomes) {
            due(first, 3, Fact.FIRST, 0, 0);
            end(first, 3, 0, outcome, -1, 0, 0, (outcome.ordinal() + 1) * 10L * MILLI);
        }
        due(second, 3, Fact.FIRST, 0, 0);
        int check = ErrorKind.CHECK.ordinal();
        end(second, 3, Fact.RANKED, Outcome.FAILED, check, 0, 0, 100 * MILLI);
        first.publish(Long.MAX_VALUE);
        second.publish(Long.MAX_VALUE);
        collector.finish(START + 1);

        RequestStats stats = totals.requests().getFirst();
        assertThat(stats.phase()).isEqualTo("main");
        assertThat(stats.name()).isEqualTo("b");
        assertThat(stats.ledger()).isEqualTo(new RequestLedger(5, 1, 2, 1, 0, 1));
        assertThat(stats.times().answered.count()).isEqualTo(2);
        assertThat(stats.times().answered.max()).isEqualTo(100 * MILLI);
        assertThat(stats.times().censored.count()).isEqualTo(2);
        assertThat(stats.times().failed.count()).isEqualTo(1);
        assertThat(stats.times().response().count()).isEqualTo(4);
        assertThat(stats.attempts().bytesSent()).isEqualTo(50);
        assertThat(stats.attempts().bytesReceived()).isEqualTo(100);
    }

    @Test
    void should_refuse_a_fact_of_a_kind_that_there_is_not() {
        long unknown = Fact.tag(Fact.REQUEST + 1, 0, 0);
        first.facts()[first.space(Fact.LATE_LONGS)] = unknown;
        first.publish(Long.MAX_VALUE);

        assertThatThrownBy(collector::collect).hasMessageContaining(String.valueOf(unknown));
    }

    @Test
    void should_keep_late_ones_apart() {
        due(first, 0, Fact.FIRST, 0, 200 * MILLI);
        end(first, 0, Fact.UNDELIVERED, Outcome.OK, -1, 0, 200 * MILLI, 300 * MILLI);
        arrival(first, 0, Fact.UNDELIVERED, Outcome.OK, -1, 0, 301 * MILLI);
        first.publish(Long.MAX_VALUE);
        second.publish(Long.MAX_VALUE);
        collector.finish(START + 1);

        RequestStats stats = totals.requests().getFirst();
        assertThat(stats.undelivered()).isEqualTo(1);
        assertThat(stats.times().answered.isEmpty()).isTrue();
        assertThat(stats.times().answeredLate.max()).isEqualTo(300 * MILLI);
        assertThat(stats.times().service.max()).isEqualTo(100 * MILLI);
        assertThat(lateness(0).max()).isEqualTo(200 * MILLI);
        assertThat(lateness(1).isEmpty()).isTrue();
        ArrivalStats arrivals = totals.arrivals().getFirst();
        assertThat(arrivals.undelivered()).isEqualTo(1);
        assertThat(arrivals.journeysLate().max()).isEqualTo(301 * MILLI);
    }

    @Test
    void should_count_a_journey_that_a_timeout_ended_as_failed() {
        due(first, 0, Fact.FIRST, 0, 0);
        int kind = ErrorKind.TIMEOUT.ordinal();
        end(first, 0, 0, Outcome.TIMED_OUT, kind, 0, 0, 5 * MILLI);
        arrival(first, 0, 0, Outcome.TIMED_OUT, kind, 0, 5 * MILLI);
        first.publish(Long.MAX_VALUE);
        second.publish(Long.MAX_VALUE);
        collector.finish(START + 1);

        assertThat(totals.arrivalLedger()).isEqualTo(new ArrivalLedger(1, 0, 1, 0, 0));
        assertThat(totals.timeline().getFirst().arrivals())
                .isEqualTo(new ArrivalLedger(1, 0, 1, 0, 0));
    }

    @Test
    void should_show_what_is_in_flight_while_it_is() {
        due(first, 0, Fact.FIRST, 0, 0);
        due(first, 0, Fact.FIRST, 10, 10);
        end(first, 0, 0, Outcome.OK, -1, 0, 0, MILLI);
        first.publish(START + SECOND);
        second.publish(START + SECOND);
        collector.collect();

        assertThat(totals.requestLedger().inFlight()).isEqualTo(1);
        assertThat(totals.timeline().getFirst().inFlight()).isEqualTo(1);
    }
}
