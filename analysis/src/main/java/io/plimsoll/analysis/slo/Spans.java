package io.plimsoll.analysis.slo;

import io.plimsoll.model.outcome.PhaseOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The stretches of a run that some phases cover: in order, joined where they touch or overlap. */
final class Spans {

    private static final double NANOS_PER_SECOND = 1e9;

    private record Span(long fromNanos, long toNanos) {}

    private final List<Span> spans = new ArrayList<>();

    Spans(List<PhaseOutcome> phases) {
        phases.stream()
                .map(p -> new Span(p.start().toNanos(), p.start().plus(p.length()).toNanos()))
                .sorted(Comparator.comparingLong(Span::fromNanos))
                .forEach(this::join);
    }

    private void join(Span next) {
        if (spans.isEmpty() || spans.getLast().toNanos < next.fromNanos) {
            spans.add(next);
            return;
        }
        Span last = spans.removeLast();
        spans.add(new Span(last.fromNanos, Math.max(last.toNanos, next.toNanos)));
    }

    /** Their length together. */
    double seconds() {
        return spans.stream().mapToLong(s -> s.toNanos - s.fromNanos).sum() / NANOS_PER_SECOND;
    }

    /** Whether a second of the run, from 0, lies wholly inside. */
    boolean coversSecond(int second) {
        long from = (long) (second * NANOS_PER_SECOND);
        long to = from + (long) NANOS_PER_SECOND;
        return spans.stream().anyMatch(s -> s.fromNanos <= from && to <= s.toNanos);
    }
}
