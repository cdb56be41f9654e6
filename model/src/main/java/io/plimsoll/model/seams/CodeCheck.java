package io.plimsoll.model.seams;

import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.JavaStep;
import java.util.List;

/** Looks at the code of {@code java} steps while the scenario is read; runs none of it. */
@FunctionalInterface
public interface CodeCheck {

    /** For who has no code to look at. */
    CodeCheck NONE = _ -> List.of();

    /**
     * Why this code cannot be a step, with the places in its source file where the compiler told
     * them; empty when it can.
     */
    List<Problem> problems(JavaStep.Code code);
}
