package io.plimsoll.app.cli;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.TargetUrl;
import io.plimsoll.results.store.RequestLogOptions;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options that every command which runs something has.
 *
 * @param page how the result is shown; quiet also means no progress
 * @param cold start without warming the engine
 * @param shards event loops; 0: the engine decides
 * @param allow public hosts that may be loaded
 * @param out where the run is kept, as it was typed
 * @param requestLog what is kept of requests one by one
 * @param report where the report is to be written, if it is wanted
 * @param words the whole command as it was typed
 */
record RunFlags(
        ResultPage page,
        boolean cold,
        int shards,
        List<String> allow,
        Optional<String> out,
        Optional<RequestLogOptions> requestLog,
        Optional<ReportFile> report,
        List<String> words) {

    private static final int SHARDS_MAX = 256;

    RunFlags {
        allow = List.copyOf(allow);
        words = List.copyOf(words);
    }

    boolean json() {
        return page.json();
    }

    boolean quiet() {
        return page.quiet();
    }

    boolean noColor() {
        return page.noColor();
    }

    double logShare() {
        return requestLog.map(RequestLogOptions::share).orElse(0.0);
    }

    static void addTo(CommandSpec spec) {
        ResultPage.addTo(spec);
        spec.addOption(
                Options.text("FILE", "write a report, one HTML page, to this file", "--report"));
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
        spec.addOption(RunPlace.option("keep the run in this folder; `off` keeps nothing of it"));
        RequestLogFlags.addTo(spec);
    }

    /**
     * As they were typed.
     *
     * @throws io.plimsoll.model.basics.PlimsollException if one of them cannot be followed
     */
    static RunFlags of(ParseResult parsed) {
        List<Problem> wrong =
                Options.all(parsed, "--allow").stream()
                        .flatMap(host -> TargetUrl.allowProblem(host).stream())
                        .map(
                                problem ->
                                        new Problem(
                                                "`--allow`: " + problem.what(),
                                                problem.where(),
                                                problem.help()))
                        .toList();
        if (!wrong.isEmpty()) {
            throw new PlimsollException(ExitCode.USAGE, wrong);
        }
        return new RunFlags(
                ResultPage.of(parsed),
                Options.has(parsed, "--cold"),
                Options.get(parsed, "--shards", Long.class).orElse(0L).intValue(),
                Options.all(parsed, "--allow"),
                RunPlace.of(parsed),
                RequestLogFlags.of(parsed),
                Options.get(parsed, "--report", String.class).map(ReportFile::of),
                parsed.originalArgs());
    }
}
