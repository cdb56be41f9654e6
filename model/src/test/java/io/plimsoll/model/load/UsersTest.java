package io.plimsoll.model.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class UsersTest {

    private static final long MINUTE = 60_000_000_000L;

    @Test
    void should_keep_one_number_climb_a_ramp_or_take_stairs() {
        Users constant = Users.constant(300);
        assertThat(
                        List.of(
                                constant.usersAt(0, MINUTE),
                                constant.usersAt(MINUTE / 2, MINUTE),
                                constant.usersAt(MINUTE, MINUTE)))
                .containsOnly(300);

        Users ramp = new Users(List.of(10, 500), true, Duration.ZERO, OptionalInt.empty());
        assertThat(ramp.usersAt(0, MINUTE)).isEqualTo(10);
        assertThat(ramp.usersAt(MINUTE / 2, MINUTE)).isEqualTo(255);
        assertThat(ramp.usersAt(MINUTE, MINUTE)).isEqualTo(500);
        assertThat(ramp.most()).isEqualTo(500);

        Users stairs = new Users(List.of(10, 500, 1000), false, Duration.ZERO, OptionalInt.empty());
        assertThat(stairs.usersAt(MINUTE / 3 - 1, MINUTE)).isEqualTo(10);
        assertThat(stairs.usersAt(MINUTE / 3, MINUTE)).isEqualTo(500);
        assertThat(stairs.usersAt(MINUTE - 1, MINUTE)).isEqualTo(1000);
        assertThat(stairs.usersAt(MINUTE, MINUTE)).isEqualTo(1000);
    }

    @Test
    void should_know_when_a_user_is_called_for_next() {
        List<Users> loads =
                List.of(
                        Users.constant(3),
                        new Users(List.of(2, 9), true, Duration.ZERO, OptionalInt.empty()),
                        new Users(List.of(9, 2), true, Duration.ZERO, OptionalInt.empty()),
                        new Users(List.of(3, 8, 0, 5), false, Duration.ZERO, OptionalInt.empty()));
        long length = 1_001;
        for (Users users : loads) {
            for (int user = 0; user < 10; user++) {
                for (long from = 0; from < length; from += 13) {
                    long next = from;
                    while (next < length && users.usersAt(next, length) <= user) {
                        next++;
                    }
                    assertThat(users.nextAtWork(user, from, length))
                            .as("%s, user %d from %d", users, user, from)
                            .isEqualTo(next < length ? next : Starts.END);
                }
            }
        }
    }

    @Test
    void should_never_start_users_in_step() {
        Users users = new Users(List.of(100), false, Duration.ofMillis(200), OptionalInt.empty());
        long before = -1;
        for (int user = 0; user < 100; user++) {
            long stagger = users.staggerNanos(user, MINUTE);
            assertThat(stagger).isGreaterThan(before).isLessThan(200_000_000L);
            before = stagger;
        }
    }

    @Test
    void should_refuse_less_than_no_user_and_ramps_of_one() {
        assertThatThrownBy(() -> Users.constant(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Users(List.of(1), true, Duration.ZERO, OptionalInt.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
