package io.plimsoll.model.yaml.http;

import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.Check;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Metric;
import io.plimsoll.model.scenario.RequestHead;
import io.plimsoll.model.scenario.Save;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.FilePaths;
import io.plimsoll.model.yaml.language.Vars;
import io.plimsoll.model.yaml.language.Words;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads a step that is an HTTP request. */
public final class HttpStepReader {

    private final Problems problems;
    private final Vars vars;
    private final Set<String> targets;
    private final BodyReader bodies;

    /**
     * Reads steps.
     *
     * @param targets the names of the targets; empty when there is one without a name
     * @param files where those that steps send are
     */
    public HttpStepReader(Problems problems, Vars vars, Set<String> targets, FilePaths files) {
        this.problems = problems;
        this.vars = vars;
        this.targets = targets;
        bodies = new BodyReader(problems, vars, files);
    }

    /**
     * The step; empty when it has no path or no name.
     *
     * @param method the key that says what it does
     * @param name what it is called, from what it would be called without a name
     */
    public Optional<Step> read(Fields step, String method, UnaryOperator<Optional<String>> name) {
        HttpMethod verb = HttpMethod.valueOf(method.toUpperCase(Locale.ROOT));
        Optional<String> path = step.word(method, Words.PATH);
        if (step.rawNode(method).orElseThrow() instanceof Node.Scalar scalar) {
            checkPath(scalar);
        }
        Optional<String> named = name.apply(path.map(text -> HttpStep.defaultName(verb, text)));
        Map<String, String> headers = HeaderReader.read(step, vars);
        Body body = bodies.read(step);
        HttpOptions options = OptionsReader.read(step, vars, targets);
        List<Check> checks = CheckReader.read(step, vars);
        List<Save> saves = SaveReader.read(step, vars);
        List<Metric> metrics = SaveReader.metrics(step);
        Optional<Duration> timeout = step.word("timeout", Words.DURATION);
        boolean goesOn = step.word("on-error", Words.ON_ERROR).orElse(false);
        return path.flatMap(
                p ->
                        named.map(
                                n ->
                                        new HttpStep(
                                                n, verb, p, headers, body, checks, saves, timeout,
                                                goesOn, options, metrics)));
    }

    private void checkPath(Node.Scalar path) {
        Optional<String> sent = vars.expandedInPath(path);
        OptionalInt wrong = sent.map(RequestHead::faultInPath).orElse(OptionalInt.empty());
        if (wrong.isEmpty()) {
            return;
        }
        String becomes = sent.orElseThrow();
        Problem problem = RequestHead.pathProblem(becomes, wrong.getAsInt());
        String shown = Character.toString(becomes.codePointAt(wrong.getAsInt()));
        int offset = path.text().indexOf(shown);
        problems.add(problems.source().within(path, offset, shown.length()), problem);
    }
}
