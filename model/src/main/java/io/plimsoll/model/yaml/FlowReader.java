package io.plimsoll.model.yaml;

import io.plimsoll.model.basics.SyntaxException;
import io.plimsoll.model.expression.Condition;
import io.plimsoll.model.scenario.Flow;
import io.plimsoll.model.scenario.Flow.Rounds;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.SentenceWords;
import io.plimsoll.model.yaml.language.Vars;
import io.plimsoll.model.yaml.language.Words;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads whether, and how often, a step is done. */
final class FlowReader {

    private final Problems problems;
    private final Vars vars;

    FlowReader(Problems problems, Vars vars) {
        this.problems = problems;
        this.vars = vars;
    }

    /** What a step says about it; asked before what the step itself saves is known. */
    record Read(Optional<Condition> when, Rounds rounds, Span span) {

        Optional<Step> around(Step step, Problems problems) {
            if (when.isEmpty() && rounds instanceof Rounds.Once) {
                return Optional.of(step);
            }
            long together = rounds.most() * step.roundsMax();
            if (together > Rounds.TOGETHER_MAX) {
                problems.add(
                        span,
                        "with the rounds in it this makes " + together + " rounds",
                        "at most " + Rounds.TOGETHER_MAX + " together: lower one of them");
                return Optional.empty();
            }
            return Optional.of(new Flow(step, when, rounds));
        }
    }

    Read read(Fields step) {
        String key = step.firstOf(List.of("at-most", "repeat", "while")).orElse("when");
        return new Read(condition(step, "when", Set.of()), rounds(step), step.span(key));
    }

    private Rounds rounds(Fields step) {
        Optional<Condition> condition = condition(step, "while", SavedNames.ofStep(step));
        if (condition.isPresent()) {
            int most = step.word("at-most", Words.ROUNDS).orElse(Rounds.While.MOST);
            return new Rounds.While(condition.get(), most);
        }
        return step.word("repeat", Words.ROUNDS)
                .<Rounds>map(Rounds.Times::new)
                .orElse(new Rounds.Once());
    }

    /**
     * @param unsaved names that it may use although no step before has saved them
     */
    private Optional<Condition> condition(Fields step, String key, Set<String> unsaved) {
        Optional<Node> node = step.node(key);
        if (node.isEmpty() || !(node.get() instanceof Node.Scalar scalar)) {
            step.word(key, SentenceWords.CONDITION);
            return Optional.empty();
        }
        try {
            Condition condition = Condition.parse(scalar.text());
            vars.check(scalar, unsaved);
            return Optional.of(condition);
        } catch (SyntaxException e) {
            problems.add(scalar, e);
            return Optional.empty();
        }
    }
}
