package io.plimsoll.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.protocol.Op;
import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.RequestLedger;
import org.junit.jupiter.api.Test;

final class SecondRowsTest {

    @Test
    void should_keep_a_row_for_each_second_of_an_hour() {
        SecondRows rows = new SecondRows();

        for (int second = 0; second < 3_600; second++) {
            rows.arrivalsDue(second, 1);
            rows.requestsDue(second, 1);
            rows.requestsEnded(second, Op.Fate.OK.ordinal(), 1);
            rows.arrivalsEnded(second, Op.Fate.OK.ordinal(), 1);
        }

        for (int second = 0; second < 3_600; second++) {
            assertThat(rows.requests(second)).isEqualTo(new RequestLedger(1, 1, 0, 0, 0, 0));
            assertThat(rows.arrivals(second)).isEqualTo(new ArrivalLedger(1, 1, 0, 0, 0));
        }
    }

    @Test
    void should_grow_whatever_comes_first_in_a_later_second() {
        SecondRows rows = new SecondRows();

        rows.requestsEnded(1_000, Op.Fate.FAILED.ordinal(), 1);
        rows.requestsDue(10_000, 1);
        rows.arrivalsDue(100_000, 1);
        rows.arrivalsEnded(300_000, Op.Fate.DROPPED.ordinal(), 1);

        assertThat(rows.requests(1_000).failed()).isEqualTo(1);
        assertThat(rows.requests(10_000).planned()).isEqualTo(1);
        assertThat(rows.arrivals(100_000).planned()).isEqualTo(1);
        assertThat(rows.arrivals(300_000).dropped()).isEqualTo(1);
    }
}
