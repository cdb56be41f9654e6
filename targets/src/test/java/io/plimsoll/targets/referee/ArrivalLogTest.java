package io.plimsoll.targets.referee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ArrivalLogTest {

    @Test
    void should_keep_all_stamps_in_order_over_many_blocks() {
        ArrivalLog log = new ArrivalLog(100_000);
        LongStream.range(0, 50_000).forEach(log::add);
        ArrivalLog.Arrivals arrivals = log.read();
        LongStream.range(50_000, 60_000).forEach(log::add);

        long[] copy = new long[arrivals.size() + 1];
        arrivals.copy(copy, 1);

        assertThat(copy[0]).isZero();
        assertThat(LongStream.of(copy).skip(1).toArray())
                .isEqualTo(LongStream.range(0, 50_000).toArray());
    }

    @Test
    void should_count_what_it_cannot_hold() {
        ArrivalLog log = new ArrivalLog(10);
        LongStream.range(0, 25).forEach(log::add);

        assertThat(log.read().size()).isEqualTo(10);
        assertThat(log.read().unrecorded()).isEqualTo(15);
    }
}
