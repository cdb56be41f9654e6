package io.plimsoll.app.cli;

import java.util.List;
import java.util.Optional;
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
 * @param report where the report is to be written, if it is wanted
 * @param words the whole command as it was typed
 */
record RunFlags(
        boolean json,
        boolean quiet,
        boolean verbose,
        boolean noColor,
        boolean allSlos,
        boolean cold,
        int shards,
        List<String> allow,
        Optional<ReportFile> report,
        List<String> words) {

    private static final int SHARDS_MAX = 256;

    RunFlags {
        allow = List.copyOf(allow);
        words = List.copyOf(words);
    }

    static void addTo(CommandSpec spec) {
        spec.addOption(Options.flag("print the result as one JSON document", "--json"));
        spec.addOption(
                Options.flag("no progress, and of the summary only the verdict", "-q", "--quiet"));
        spec.addOption(Options.flag("every distribution and every shard", "-v", "--verbose"));
        spec.addOption(Options.flag("list every SLO, not only what was missed", "--all"));
        spec.addOption(
                Options.text("FILE", "write a report, one HTML page, to this file", "--report"));
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

    /**
     * As they were typed.
     *
     * @throws io.plimsoll.model.basics.PlimsollException if one of them cannot be followed
     */
    static RunFlags of(ParseResult parsed) {
        return new RunFlags(
                Options.has(parsed, "--json"),
                Options.has(parsed, "-q"),
                Options.has(parsed, "-v"),
                Options.has(parsed, "--no-color"),
                Options.has(parsed, "--all"),
                Options.has(parsed, "--cold"),
                Options.get(parsed, "--shards", Long.class).orElse(0L).intValue(),
                Options.all(parsed, "--allow"),
                Options.get(parsed, "--report", String.class).map(ReportFile::of),
                parsed.originalArgs());
    }
}
