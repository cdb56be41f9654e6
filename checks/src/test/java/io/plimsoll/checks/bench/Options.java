package io.plimsoll.checks.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code make bench} was asked for.
 *
 * @param experiments names of experiments; empty means all
 * @param only names of peers to keep; empty means all
 * @param pairs interleaved rounds
 * @param warmupSeconds from the first request to the start of the window
 * @param windowSeconds length of the steady window
 * @param peersFolder where install-peers.sh puts what it builds
 * @param plimsoll the program to judge
 */
record Options(
        List<String> experiments,
        List<String> only,
        int pairs,
        int warmupSeconds,
        int windowSeconds,
        Path peersFolder,
        Path plimsoll) {
    static final int PAIRS_MIN = 7;

    Options {
        experiments = List.copyOf(experiments);
        only = List.copyOf(only);
    }

    static Options parse(String[] args) {
        List<String> experiments = new ArrayList<>();
        List<String> only = List.of();
        int pairs = PAIRS_MIN;
        int warmupSeconds = 3;
        int windowSeconds = 8;
        Path peersFolder = Path.of("checks/target/peers");
        Path plimsoll = Path.of("plimsoll");
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--pairs" -> pairs = Integer.parseInt(args[++i]);
                case "--warmup" -> warmupSeconds = Integer.parseInt(args[++i]);
                case "--window" -> windowSeconds = Integer.parseInt(args[++i]);
                case "--only" -> only = List.of(args[++i].split(","));
                case "--peers" -> peersFolder = Path.of(args[++i]);
                case "--plimsoll" -> plimsoll = Path.of(args[++i]);
                default -> experiments.add(args[i]);
            }
        }
        return new Options(
                experiments, only, pairs, warmupSeconds, windowSeconds, peersFolder, plimsoll);
    }

    /** How long a load must last so that its window ends before it does. */
    int loadSeconds(Peer peer) {
        return warmupSeconds + peer.extraWarmupSeconds() + windowSeconds + 4;
    }

    boolean keeps(Peer peer) {
        return only.isEmpty() || only.contains(peer.name());
    }

    /** Whether the result may stand in docs/benchmarks.md. */
    boolean publishes() {
        return pairs >= PAIRS_MIN && only.isEmpty();
    }
}
