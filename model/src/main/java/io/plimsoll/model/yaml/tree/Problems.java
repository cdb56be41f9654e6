package io.plimsoll.model.yaml.tree;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.Place;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.SyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Every problem found in one file so far. */
public final class Problems {

    private static final int SHOWN_MAX = 100;

    private final Source source;
    private final Set<Problem> found = new LinkedHashSet<>();

    public Problems(Source source) {
        this.source = source;
    }

    public Source source() {
        return source;
    }

    public void add(Span span, String what, String help) {
        add(Problem.at(source.place(span), what, help));
    }

    /** What cannot be read in a text. */
    public void add(Node.Scalar text, SyntaxException e) {
        add(source.within(text, e.offset(), e.length()), String.valueOf(e.getMessage()), e.help());
    }

    /** One whose place is this span. */
    public void add(Span span, Problem problem) {
        add(span, problem.what(), problem.help().orElse("mend it"));
    }

    /** One at a place in this file, or in one that it names. */
    public void add(Problem problem) {
        if (!isFull()) {
            found.add(problem);
        }
    }

    /** What another file has that is named at the span: what has no place there stands here. */
    public void addAll(Span span, List<Problem> others) {
        for (Problem other : others) {
            if (other.where().isPresent()) {
                add(other);
            } else {
                add(span, other);
            }
        }
    }

    /** Adds a problem without showing what stands at its place. */
    public void addHidden(Span span, String what, String help) {
        Place place = source.place(span);
        String shown =
                place.source().substring(0, Math.min(place.column() - 1, place.source().length()));
        add(
                Problem.at(
                        new Place(place.file(), place.line(), place.column(), 3, shown + "***"),
                        what,
                        help));
    }

    /** Whether there are more than anybody reads: looking for more is a waste. */
    public boolean isFull() {
        return found.size() > SHOWN_MAX;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Builds a record; what its own validation refuses becomes a problem at the span. */
    public <T> Optional<T> build(Span span, String help, Supplier<T> record) {
        try {
            return Optional.of(record.get());
        } catch (IllegalArgumentException refused) {
            add(span, String.valueOf(refused.getMessage()), help);
            return Optional.empty();
        }
    }

    /** This file first, then those that it names. */
    private Comparator<Place> inOrder() {
        return Comparator.comparing((Place place) -> !place.file().equals(source.file()))
                .thenComparing(Place::file)
                .thenComparingInt(Place::line)
                .thenComparingInt(Place::column);
    }

    public PlimsollException exception() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(
                Comparator.comparing(
                        problem -> problem.where().orElse(null), Comparator.nullsLast(inOrder())));
        if (sorted.size() > SHOWN_MAX) {
            sorted.subList(SHOWN_MAX, sorted.size()).clear();
            sorted.add(Problem.of("more than " + SHOWN_MAX + " problems", "mend these first"));
        }
        return new PlimsollException(ExitCode.INVALID_SCENARIO, sorted);
    }
}
