package io.plimsoll.engine.run;

import io.plimsoll.engine.load.Feed;
import io.plimsoll.engine.load.Plan;
import io.plimsoll.engine.load.Plan.Move;
import io.plimsoll.engine.protocol.NoValueException;
import io.plimsoll.engine.protocol.Text;
import io.plimsoll.engine.protocol.Variables;
import io.plimsoll.engine.protocol.Witness;
import io.plimsoll.model.expression.Condition;
import io.plimsoll.model.scenario.Flow;
import io.plimsoll.model.scenario.Flow.Rounds;
import io.plimsoll.model.scenario.Group;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Think;
import io.plimsoll.model.scenario.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Makes moves of the steps of one workload; conditions and rounds become jumps. */
final class MoveCompiler {

    private final Variables variables;
    private final Optional<Consumer<@Nullable String[]>> listener;
    private final BiFunction<Step.Request, Witness.Stage, Plan.Request> requests;
    private final ToIntFunction<String> groups;
    private final List<Move> moves = new ArrayList<>();
    private Witness.Stage stage = Witness.Stage.START;
    private int firstStep;
    private int endStep;
    private int loops;

    /**
     * @param listener hears of the values of all variables after each request
     * @param requests makes a request of the plan
     * @param groups gives a group its number
     */
    MoveCompiler(
            Variables variables,
            Optional<Consumer<@Nullable String[]>> listener,
            BiFunction<Step.Request, Witness.Stage, Plan.Request> requests,
            ToIntFunction<String> groups) {
        this.variables = variables;
        this.listener = listener;
        this.requests = requests;
        this.groups = groups;
    }

    /**
     * The moves of all its steps.
     *
     * @param steps what those of its iterations belong to
     */
    void add(Workload workload, Witness.Stage steps) {
        workload.start().forEach(this::add);
        firstStep = moves.size();
        stage = steps;
        workload.steps().forEach(this::add);
        endStep = moves.size();
        stage = Witness.Stage.END;
        workload.end().forEach(this::add);
    }

    Plan.Workload workload(int index, List<Feed> feeds) {
        return new Plan.Workload(index, moves, firstStep, endStep, variables, feeds);
    }

    private void add(Step step) {
        switch (step) {
            case Think(Duration shortest, Duration longest) ->
                    moves.add(
                            new Move.Pause(shortest.toNanos(), longest.minus(shortest).toNanos()));
            case Step.Request request -> {
                moves.add(new Move.Send(requests.apply(request, stage)));
                listener.ifPresent(to -> moves.add(new Move.Tell(to)));
            }
            case Flow flow -> add(flow);
            case Group group -> {
                moves.add(new Move.Enter(groups.applyAsInt(group.name())));
                group.steps().forEach(this::add);
                moves.add(new Move.Leave());
            }
        }
    }

    private void add(Flow flow) {
        Optional<Integer> skip = flow.when().map(_ -> placeholder());
        switch (flow.rounds()) {
            case Rounds.Once _ -> add(flow.step());
            case Rounds.Times(int times) -> {
                int loop = begin();
                int first = moves.size();
                add(flow.step());
                moves.add(new Move.Again(loop, times, first));
            }
            case Rounds.While(Condition condition, int most) -> {
                int loop = begin();
                int first = placeholder();
                add(flow.step());
                moves.add(new Move.Again(loop, most, first));
                moves.set(first, new Move.Unless(test(condition), moves.size()));
            }
        }
        skip.ifPresent(
                at ->
                        moves.set(
                                at,
                                new Move.Unless(test(flow.when().orElseThrow()), moves.size())));
    }

    /** The place of a jump whose target is not known yet. */
    private int placeholder() {
        moves.add(new Move.Unless(_ -> true, 0));
        return moves.size() - 1;
    }

    private int begin() {
        moves.add(new Move.Begin(loops));
        return loops++;
    }

    private Plan.Test test(Condition condition) {
        Map<String, Text> texts = new HashMap<>();
        condition.references().forEach(name -> texts.put(name, variables.text("${" + name + "}")));
        return values -> condition.holds(name -> value(texts, name, values));
    }

    /** A variable that no step has saved yet is the empty text. */
    private static String value(Map<String, Text> texts, String name, @Nullable String[] values) {
        Text text = texts.get(name);
        try {
            return text == null ? "" : text.in(values);
        } catch (NoValueException none) {
            return "";
        }
    }
}
