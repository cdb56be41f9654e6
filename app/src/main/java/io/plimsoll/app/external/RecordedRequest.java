package io.plimsoll.app.external;

import io.plimsoll.model.recording.Recorded;
import io.plimsoll.model.recording.RequestNames;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Think;
import io.plimsoll.model.scenario.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One of the requests that somebody made one after the other.
 *
 * @param startedNanos since 1970; −1: it is not known
 * @param tookNanos until its answer was there
 * @param options what else is said of it
 */
record RecordedRequest(
        long startedNanos,
        long tookNanos,
        String method,
        String url,
        Headers headers,
        String body,
        HttpOptions options) {

    private static final int SHOWN_MAX = 10;
    private static final Duration THINK_MIN = Duration.ofMillis(200);
    private static final Duration THINK_MAX = Duration.ofMinutes(1);

    /** What is made of a list of them, besides steps. */
    private static final class Left {
        private final Map<String, Integer> unplayable = new LinkedHashMap<>();
        private final Map<String, Integer> elsewhere = new LinkedHashMap<>();
        private final Set<String> changed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        private int tooMany;
    }

    /**
     * A scenario of one workload that makes the requests of the first one's host in their order.
     * What all of them say else are its defaults.
     *
     * @param perSecond arrivals
     */
    static Draft draft(Drafts drafts, List<RecordedRequest> all, double perSecond) {
        Left left = new Left();
        String origin = "";
        RequestNames names = new RequestNames();
        Map<RecordedRequest, Recorded> played = new IdentityHashMap<>();
        List<RecordedRequest> order = new ArrayList<>();
        for (RecordedRequest one : all) {
            String its = Recorded.origin(one.url);
            origin = origin.isEmpty() ? its : origin;
            Optional<Recorded> recorded =
                    Recorded.of(one.startedNanos, one.method, one.url, one.headers.all(), one.body);
            if (!its.equals(origin)) {
                left.elsewhere.merge(its.isEmpty() ? "no host" : its, 1, Integer::sum);
            } else if (recorded.isEmpty()) {
                left.unplayable.merge(shown(one), 1, Integer::sum);
            } else if (order.size() == Drafts.STEPS_MAX) {
                left.tooMany++;
            } else {
                order.add(one);
                played.put(one, recorded.get());
                names.see(recorded.get().method(), recorded.get().path());
            }
        }
        String target = drafts.target(origin);
        List<HttpOptions> said = order.stream().map(RecordedRequest::options).distinct().toList();
        HttpOptions defaults = said.size() == 1 ? said.getFirst() : HttpOptions.NONE;
        List<Step> steps = List.of();
        for (boolean last : new boolean[] {false, true}) { // the second time all secrets are known
            steps = new ArrayList<>();
            RecordedRequest before = null;
            for (RecordedRequest one : order) {
                if (before != null) {
                    one.thinkAfter(before).ifPresent(steps::add);
                }
                steps.add(
                        one.step(Objects.requireNonNull(played.get(one)), names, drafts, left, last)
                                .with(said.size() == 1 ? HttpOptions.NONE : one.options));
                before = one;
            }
        }
        if (order.isEmpty()) {
            throw InputFile.refused(
                    "there is no request that can be played",
                    "http with get, post, put, patch, delete or head is needed");
        }
        tell(left, drafts);
        drafts.workloads.add(new Workload("main", 1, steps));
        return drafts.draft(target, perSecond, Duration.ofMinutes(1), defaults);
    }

    private static String shown(RecordedRequest one) {
        return one.method.matches("[A-Za-z]{1,20}") ? one.method : "what is no request";
    }

    private Optional<Step> thinkAfter(RecordedRequest before) {
        if (startedNanos < 0 || before.startedNanos < 0) {
            return Optional.empty();
        }
        long gap = startedNanos - before.startedNanos - before.tookNanos;
        Duration think = Duration.ofMillis(gap / 100_000_000 * 100);
        if (think.compareTo(THINK_MIN) < 0) {
            return Optional.empty();
        }
        Duration most = think.compareTo(THINK_MAX) > 0 ? THINK_MAX : think;
        return Optional.of(new Think(most, most));
    }

    private HttpStep step(
            Recorded recorded, RequestNames names, Drafts drafts, Left left, boolean last) {
        headers.all().stream()
                .filter(header -> !header.getKey().startsWith(":"))
                .filter(header -> !recorded.headers().containsKey(header.getKey()))
                .forEach(header -> left.changed.add(header.getKey()));
        return drafts.step(
                new DraftedRequest(
                        names.of(recorded.method(), recorded.path()),
                        recorded.method(),
                        recorded.path(),
                        new Headers(List.copyOf(recorded.headers().entrySet())),
                        recorded.body()),
                List.of(),
                last);
    }

    private static void tell(Left left, Drafts drafts) {
        if (!left.elsewhere.isEmpty()) {
            drafts.notes.add("Left out, since they go to other hosts: " + counted(left.elsewhere));
        }
        if (!left.unplayable.isEmpty()) {
            drafts.notes.add("Left out, since they cannot be played: " + counted(left.unplayable));
        }
        if (left.tooMany > 0) {
            drafts.notes.add(
                    "Left out, since a draft has at most %d steps: %d requests"
                            .formatted(Drafts.STEPS_MAX, left.tooMany));
        }
        if (!left.changed.isEmpty()) {
            drafts.notes.add(
                    "Headers that a client says itself, or that speak of a cache, were left out: "
                            + String.join(", ", left.changed.stream().limit(SHOWN_MAX).toList()));
        }
    }

    private static String counted(Map<String, Integer> counts) {
        List<String> all =
                counts.entrySet().stream()
                        .limit(SHOWN_MAX)
                        .map(one -> one.getValue() + " × " + one.getKey())
                        .toList();
        int more = counts.size() - all.size();
        return String.join(", ", all) + (more > 0 ? ", and %d more".formatted(more) : "");
    }
}
