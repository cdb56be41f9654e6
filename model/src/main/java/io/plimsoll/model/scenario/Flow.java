package io.plimsoll.model.scenario;

import io.plimsoll.model.expression.Condition;
import java.util.Optional;

/**
 * A step that is done under a condition, or more than once.
 *
 * @param step a request, a pause or a group
 * @param when asked once, before the first round; without it the step is done
 */
public record Flow(Step step, Optional<Condition> when, Rounds rounds) implements Step {

    /** How often a step is done, if at all. */
    public sealed interface Rounds {

        /** Once. */
        record Once() implements Rounds {
            @Override
            public int most() {
                return 1;
            }
        }

        /** So many times. */
        record Times(int times) implements Rounds {

            @Override
            public int most() {
                return times;
            }

            public Times {
                refuseOutside(times);
            }
        }

        /**
         * As long as a condition holds, which is asked before each round.
         *
         * @param most rounds, whatever the condition says
         */
        record While(Condition condition, int most) implements Rounds {

            public static final int MOST = 100;

            public While {
                refuseOutside(most);
            }
        }

        /** No step has more rounds. */
        int MAX = 1_000;

        /** No step is done more often in a journey, in a group that is done again and again. */
        int TOGETHER_MAX = 10_000;

        /** How many there are at most. */
        int most();

        private static void refuseOutside(int rounds) {
            if (rounds < 1 || rounds > MAX) {
                throw new IllegalArgumentException("a step has 1 to " + MAX + " rounds");
            }
        }
    }

    public Flow {
        if (step instanceof Flow) {
            throw new IllegalArgumentException("a step has one condition and one kind of rounds");
        }
        if (when.isEmpty() && rounds instanceof Rounds.Once) {
            throw new IllegalArgumentException("a step that is simply done needs no flow");
        }
        if (rounds.most() * step.roundsMax() > Rounds.TOGETHER_MAX) {
            throw new IllegalArgumentException(
                    "rounds within rounds are at most " + Rounds.TOGETHER_MAX + " together");
        }
    }
}
