package io.plimsoll.app.cli;

import io.plimsoll.app.cli.console.Screen;
import io.plimsoll.app.cli.result.Summary;
import io.plimsoll.model.basics.Version;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.results.report.JsonDocument;
import io.plimsoll.results.report.Report;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * How a result is shown on standard output.
 *
 * @param json one document and nothing else there
 * @param quiet of the summary only the verdict
 * @param verbose every distribution, every shard
 * @param allSlos list the SLOs that were met as well
 */
record ResultPage(boolean json, boolean quiet, boolean verbose, boolean noColor, boolean allSlos) {

    static void addTo(CommandSpec spec) {
        spec.addOption(Options.flag("print the result as one JSON document", "--json"));
        spec.addOption(
                Options.flag("no progress, and of the summary only the verdict", "-q", "--quiet"));
        spec.addOption(Options.flag("every distribution and every shard", "-v", "--verbose"));
        spec.addOption(Options.flag("list every SLO, not only what was missed", "--all"));
        spec.addOption(Options.flag("no colours", "--no-color"));
    }

    static ResultPage of(ParseResult parsed) {
        return new ResultPage(
                Options.has(parsed, "--json"),
                Options.has(parsed, "-q"),
                Options.has(parsed, "-v"),
                Options.has(parsed, "--no-color"),
                Options.has(parsed, "--all"));
    }

    void show(Run run, Verdict verdict, Report report, Surroundings surroundings) {
        if (json) {
            JsonDocument.write(run, verdict, Version.NUMBER, surroundings.out());
        } else {
            Screen out = new Screens(surroundings).out(noColor);
            Summary.Extent extent =
                    quiet
                            ? Summary.Extent.VERDICT
                            : verbose ? Summary.Extent.EVERYTHING : Summary.Extent.USUAL;
            out.print(new Summary(out.paint(), extent, allSlos, out.columnsMax()).lines(report));
        }
    }
}
