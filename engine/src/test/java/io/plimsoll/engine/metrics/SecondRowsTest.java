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
            rows.arrivalDue(second);
            rows.requestDue(second);
            rows.requestEnded(second, Op.Fate.OK.ordinal());
            rows.arrivalEnded(second, Op.Fate.OK.ordinal());
        }

        for (int second = 0; second < 3_600; second++) {
            assertThat(rows.requests(second)).isEqualTo(new RequestLedger(1, 1, 0, 0, 0, 0));
            assertThat(rows.arrivals(second)).isEqualTo(new ArrivalLedger(1, 1, 0, 0, 0));
        }
    }

    @Test
    void should_grow_whatever_comes_first_in_a_later_second() {
        SecondRows rows = new SecondRows();

        rows.requestEnded(1_000, Op.Fate.FAILED.ordinal());
        rows.requestDue(10_000);
        rows.arrivalDue(100_000);
        rows.arrivalEnded(300_000, Op.Fate.DROPPED.ordinal());

        assertThat(rows.requests(1_000).failed()).isEqualTo(1);
        assertThat(rows.requests(10_000).planned()).isEqualTo(1);
        assertThat(rows.arrivals(100_000).planned()).isEqualTo(1);
        assertThat(rows.arrivals(300_000).dropped()).isEqualTo(1);
    }
}
