package io.plimsoll.app.cli.trial;

import io.plimsoll.app.cli.result.Paint;
import io.plimsoll.app.cli.result.Paint.Ink;
import io.plimsoll.engine.protocol.Witness.Stage;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.Version;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Workload;
import io.plimsoll.results.report.Figures;
import io.plimsoll.results.report.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a trial came to. */
public final class TrialEnd {

    private static final int NAME_CHARACTERS = 40;
    private static final int NOTE_CHARACTERS = 100;

    private final Scenario scenario;
    private final List<Tried> requests;
    private final boolean stopped;
    private final Optional<String> setupFailure;

    /**
     * @param scenario as it was tried: a phase for each workload
     * @param stopped from outside
     * @param setupFailure why it failed; each of its requests may have gone well
     */
    TrialEnd(
            Scenario scenario,
            List<Tried> requests,
            boolean stopped,
            Optional<String> setupFailure) {
        this.scenario = scenario;
        this.requests = requests;
        this.stopped = stopped;
        this.setupFailure = setupFailure;
    }

    /** Whether anything was sent. */
    public boolean hasRequests() {
        return !requests.isEmpty();
    }

    public ExitCode exitCode() {
        if (stopped) {
            return ExitCode.STOPPED;
        }
        List<Tried> failed = requests.stream().filter(tried -> !tried.ending().isGood()).toList();
        boolean ours = failed.stream().anyMatch(TrialEnd::isOurs);
        return ours
                ? ExitCode.PLAN_NOT_DELIVERED
                : failed.isEmpty() && setupFailure.isEmpty() ? ExitCode.PASS : ExitCode.SLO_MISSED;
    }

    private static boolean isOurs(Tried tried) {
        return tried.ending()
                .kind()
                .map(kind -> kind.blame() == ErrorKind.Blame.GENERATOR)
                .orElse(false);
    }

    /** Everything, as one JSON document. */
    public String json() {
        return TrialJson.of(scenario.name(), Version.NUMBER, exitCode() == ExitCode.PASS, requests);
    }

    /** A line for setup, each workload and teardown, and one for each request that failed. */
    public List<String> lines(Paint paint) {
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(once(Stage.SETUP, scenario.setup(), paint));
        for (Phase phase : scenario.phases()) {
            scenario.workloads().stream()
                    .filter(workload -> workload.name().equals(phase.name()))
                    .forEach(workload -> lines.addAll(workload(workload, paint)));
        }
        lines.addAll(once(Stage.TEARDOWN, scenario.teardown(), paint));
        if (stopped) {
            lines.add("stopped before its end");
        }
        return lines;
    }

    private List<String> once(Stage stage, List<Step> steps, Paint paint) {
        List<Tried> its = requests.stream().filter(tried -> tried.stage() == stage).toList();
        List<Step.Request> all = steps.stream().flatMap(step -> step.requests().stream()).toList();
        if (all.isEmpty()) {
            return List.of();
        }
        boolean allWell = its.stream().allMatch(tried -> tried.ending().isGood());
        return stage == Stage.SETUP && allWell && setupFailure.isPresent()
                ? List.of(
                        "%s  %s: %s"
                                .formatted(
                                        paint.paint(Ink.RED, "FAIL"),
                                        stage.label(),
                                        setupFailure.get()))
                : lines(stage.label(), all, its, paint);
    }

    private List<String> workload(Workload workload, Paint paint) {
        List<Tried> its =
                requests.stream()
                        .filter(tried -> !tried.stage().isOnce())
                        .filter(tried -> tried.workload().equals(workload.name()))
                        .toList();
        return lines(
                SafeText.of(workload.name(), NAME_CHARACTERS), workload.requests(), its, paint);
    }

    private static List<String> lines(
            String name, List<Step.Request> all, List<Tried> its, Paint paint) {
        if (its.isEmpty()) {
            return List.of("%s  %s: no request made".formatted(paint.paint(Ink.DIM, "none"), name));
        }
        long failed = its.stream().filter(tried -> !tried.ending().isGood()).count();
        String made = Figures.count(its.size(), "request");
        List<String> lines = new ArrayList<>();
        lines.add(
                failed == 0
                        ? "%s  %s: %s, %s"
                                .formatted(paint.paint(Ink.GREEN, "PASS"), name, made, checks(its))
                        : "%s  %s: %d of %s failed"
                                .formatted(paint.paint(Ink.RED, "FAIL"), name, failed, made));
        its.stream()
                .filter(tried -> !tried.ending().isGood())
                .forEach(
                        tried ->
                                lines.add(
                                        "  %s %s  %s"
                                                .formatted(
                                                        paint.paint(Ink.RED, "✗"),
                                                        SafeText.of(tried.name(), NAME_CHARACTERS),
                                                        SafeText.of(
                                                                tried.ending().sentence(),
                                                                NOTE_CHARACTERS))));
        List<String> left = notMade(all, its);
        if (!left.isEmpty()) {
            lines.add("  not made: " + SafeText.of(String.join(", ", left), NOTE_CHARACTERS));
        }
        return lines;
    }

    private static String checks(List<Tried> requests) {
        long checks = requests.stream().mapToLong(tried -> tried.checks().size()).sum();
        return Figures.count(checks, "check") + (checks == 1 ? " holds" : " hold");
    }

    /** The names of the requests that were not reached. */
    private static List<String> notMade(List<Step.Request> all, List<Tried> requests) {
        List<String> made = requests.stream().map(Tried::name).toList();
        return all.stream()
                .map(Step.Request::name)
                .filter(name -> !made.contains(name))
                .distinct()
                .toList();
    }
}
