package io.plimsoll.checks.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The results of interleaved rounds: in each round every client runs once, and a ratio compares two
 * runs of the same round.
 */
final class Rounds<R> {
    private final Map<String, Map<Integer, R>> byClient = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    /** Runs a client and returns its result. */
    interface Run<R> {
        R of(int round, Peer peer);
    }

    /** Goes around; a client that fails is noted and the others go on. */
    static <R> Rounds<R> of(List<Peer> peers, int pairs, Run<R> run) {
        return of(peers, pairs, run, result -> false);
    }

    /** Goes around and repeats a run, at most twice, when something else disturbed it. */
    static <R> Rounds<R> of(List<Peer> peers, int pairs, Run<R> run, Predicate<R> disturbed) {
        Rounds<R> rounds = new Rounds<>();
        for (int round = 1; round <= pairs; round++) {
            for (Peer peer : peers) {
                try {
                    R result = run.of(round, peer);
                    for (int more = 0; more < 2 && disturbed.test(result); more++) {
                        result = run.of(round, peer);
                    }
                    rounds.byClient
                            .computeIfAbsent(peer.name(), name -> new TreeMap<>())
                            .put(round, result);
                } catch (RuntimeException e) {
                    rounds.failures.add(
                            String.format(
                                    Locale.ROOT,
                                    "%s failed in round %d: %s",
                                    peer.name(),
                                    round,
                                    e.getMessage()));
                    System.err.println(rounds.failures.getLast());
                }
            }
        }
        return rounds;
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** The given notes and the failures. */
    List<String> notes(List<String> first) {
        List<String> notes = new ArrayList<>(first);
        notes.addAll(failures);
        return notes;
    }

    Spread spread(String client, ToDoubleFunction<R> figure) {
        return Spread.of(results(client).values().stream().map(figure::applyAsDouble).toList());
    }

    /** A figure of a client divided by the same figure of another one in the same round. */
    Spread ratio(String client, String reference, ToDoubleFunction<R> figure) {
        Map<Integer, R> references = results(reference);
        List<Double> ratios = new ArrayList<>();
        results(client)
                .forEach(
                        (round, result) -> {
                            R other = references.get(round);
                            if (other != null) {
                                ratios.add(
                                        figure.applyAsDouble(result) / figure.applyAsDouble(other));
                            }
                        });
        return Spread.of(ratios);
    }

    /** The largest value of a figure; not a number when the client never ran. */
    double most(String client, ToDoubleFunction<R> figure) {
        return results(client).values().stream().mapToDouble(figure).max().orElse(Double.NaN);
    }

    private Map<Integer, R> results(String client) {
        return byClient.getOrDefault(client, Map.of());
    }
}
