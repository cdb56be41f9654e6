package io.plimsoll.app.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options that every command which runs something has.
 *
 * @param json one document on standard output and nothing else there
 * @param quiet no progress, and of the summary only the verdict
 * @param verbose every distribution, every shard; details of an internal error go to a file
 * @param allSlos list the SLOs that were met as well
 * @param cold start without warming the engine
 * @param shards event loops; 0: the engine decides
 * @param allow public hosts that may be loaded
 */
record RunFlags(
        boolean json,
        boolean quiet,
        boolean verbose,
        boolean noColor,
        boolean allSlos,
        boolean cold,
        int shards,
        List<String> allow) {

    private static final int SHARDS_MAX = 256;

    RunFlags {
        allow = List.copyOf(allow);
    }

    static void addTo(CommandSpec spec) {
        spec.addOption(Options.flag("print the result as one JSON document", "--json"));
        spec.addOption(
                Options.flag("no progress, and of the summary only the verdict", "-q", "--quiet"));
        spec.addOption(Options.flag("every distribution and every shard", "-v", "--verbose"));
        spec.addOption(Options.flag("list every SLO, not only what was missed", "--all"));
        spec.addOption(Options.flag("no colours", "--no-color"));
        spec.addOption(Options.flag("do not warm the engine before the first arrival", "--cold"));
        spec.addOption(
                Options.number(
                        "N",
                        1,
                        SHARDS_MAX,
                        "event loops; without it the engine decides",
                        "--shards"));
        spec.addOption(
                Options.texts("HOST", "a public host that may be loaded; repeatable", "--allow"));
    }

    static RunFlags of(ParseResult parsed) {
        return new RunFlags(
                Options.has(parsed, "--json"),
                Options.has(parsed, "-q"),
                Options.has(parsed, "-v"),
                Options.has(parsed, "--no-color"),
                Options.has(parsed, "--all"),
                Options.has(parsed, "--cold"),
                Options.get(parsed, "--shards", Long.class).orElse(0L).intValue(),
                Options.all(parsed, "--allow"));
    }
}
