package io.plimsoll.checks.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Peer WRK = new Peer("wrk", "4.1", 0, load -> List.of());
    private static final Peer OURS = new Peer("ours", "", 0, load -> List.of());

    @Test
    void should_take_turns() {
        List<String> order = new ArrayList<>();

        Rounds.of(List.of(WRK, OURS), 2, (round, peer) -> order.add(round + peer.name()));

        assertThat(order).containsExactly("1wrk", "1ours", "2wrk", "2ours");
    }

    @Test
    void should_repeat_a_disturbed_run_at_most_twice() {
        List<Integer> runs = new ArrayList<>();

        Rounds.of(List.of(WRK), 1, (round, peer) -> runs.add(round), disturbed -> true);

        assertThat(runs).hasSize(3);
    }

    @Test
    void should_compare_runs_of_the_same_round() {
        // The machine is twice as slow in round 2: each pair still says 1.5.
        Rounds<Double> rounds =
                Rounds.of(
                        List.of(WRK, OURS),
                        2,
                        (round, peer) -> peer == WRK ? 10.0 * round : 15.0 * round);

        assertThat(rounds.ratio("ours", "wrk", Double::doubleValue))
                .isEqualTo(new Spread(1.5, 1.5, 1.5, 2));
    }

    @Test
    void should_go_on_and_say_so_when_a_client_fails() {
        Rounds<Double> rounds =
                Rounds.of(
                        List.of(WRK, OURS),
                        2,
                        (round, peer) -> {
                            if (peer == WRK && round == 1) {
                                throw new IllegalStateException("no load");
                            }
                            return 1.0;
                        });

        assertThat(rounds.failures()).containsExactly("wrk failed in round 1: no load");
        assertThat(rounds.spread("ours", Double::doubleValue).count()).isEqualTo(2);
        assertThat(rounds.ratio("ours", "wrk", Double::doubleValue).count()).isEqualTo(1);
    }
}
