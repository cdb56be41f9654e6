package io.plimsoll.checks.bench;

/** One question about speed, with its answer as a section of docs/benchmarks.md. */
interface Experiment {
    /** As it stands on the command line. */
    String name();

    /** Runs all rounds; raw rows go to {@code checks/target/bench/NAME.csv}. */
    Section run(Lab lab);
}
