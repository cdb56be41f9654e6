package io.plimsoll.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.outcome.Outcome;
import io.plimsoll.model.outcome.RequestLedger;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SecondRowsTest {

    @Test
    void should_keep_a_row_for_each_intended_second_in_whatever_order_they_come() {
        SecondRows rows = new SecondRows();

        for (int round = 0; round < 2; round++) {
            for (int second = 99; second >= 0; second--) {
                rows.planned(second, 1);
                rows.ended(second, Outcome.OK.ordinal(), 1);
                rows.ended(second + 1, Outcome.TIMED_OUT.ordinal(), 1);
            }
        }

        Map<Integer, RequestLedger> ledgers = rows.ledgers(RequestLedger::new);
        assertThat(ledgers).hasSize(101);
        assertThat(ledgers.get(0)).isEqualTo(new RequestLedger(2, 2, 0, 0, 0, 0));
        assertThat(ledgers.get(50)).isEqualTo(new RequestLedger(2, 2, 0, 2, 0, 0));
        assertThat(ledgers.get(100)).isEqualTo(new RequestLedger(0, 0, 0, 2, 0, 0));
    }

    @Test
    void should_begin_at_nothing_when_it_is_used_again() {
        SecondRows rows = new SecondRows();
        rows.planned(7, 1);
        rows.ended(8, Outcome.FAILED.ordinal(), 1);

        rows.clear();
        rows.planned(8, 1);

        assertThat(rows.ledgers(RequestLedger::new))
                .isEqualTo(Map.of(8, new RequestLedger(1, 0, 0, 0, 0, 0)));
    }
}
