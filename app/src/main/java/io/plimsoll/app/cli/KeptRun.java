package io.plimsoll.app.cli;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.analysis.slo.SloWatch;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.results.report.JsonDocument;
import io.plimsoll.results.report.Report;
import io.plimsoll.results.report.html.HtmlReport;
import io.plimsoll.results.store.RunDirectory;
import io.plimsoll.results.store.StoredRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run read back from where it is kept.
 *
 * @param verdict of a run of which a part is missing never that it passed: it was stopped, or its
 *     journal is damaged
 */
record KeptRun(RunDirectory directory, StoredRun stored, Verdict verdict) {

    /**
     * Reads it.
     *
     * @throws PlimsollException when nothing can be read of it
     */
    static KeptRun read(RunDirectory directory) {
        StoredRun stored = directory.read();
        Verdict verdict = Judge.judge(stored.run(), watch(directory, stored));
        boolean lacksNothing =
                stored.isComplete()
                        && stored.run().requestLog().stream().allMatch(log -> log.lost() == 0);
        return new KeptRun(
                directory,
                stored,
                lacksNothing ? verdict : verdict.with(ExitCode.RESULTS_INCOMPLETE));
    }

    /** As it was while the run went on, or as far as the journal still lets one see. */
    private static SloWatch watch(RunDirectory directory, StoredRun stored) {
        Run run = stored.run();
        if (stored.watch().isPresent()) {
            return SloWatch.at(stored.watch().get(), run.scenario());
        }
        SloWatch watch = new SloWatch(_ -> {});
        watch.begins(run.scenario(), run.url(), run.started());
        directory.read(watch::changed);
        return watch;
    }

    /**
     * The same of one that is to be written to.
     *
     * @throws PlimsollException with {@link ExitCode#USAGE} while it is still running
     */
    static KeptRun readEnded(RunDirectory directory) {
        refuseRunning(directory, "let it end, or stop it");
        return read(directory);
    }

    static void refuseRunning(RunDirectory directory, String help) {
        if (directory.isRunning()) {
            throw new PlimsollException(
                    ExitCode.USAGE,
                    Problem.of("`" + directory.name() + "` is still running", help));
        }
    }

    /** Whether a part of its journal cannot be read. */
    boolean isDamaged() {
        return stored.end() == StoredRun.End.DAMAGED;
    }

    /**
     * What stands there may be the whole result, which a damaged journal no longer gives.
     *
     * @throws PlimsollException with {@link ExitCode#RESULTS_INCOMPLETE} when it would be replaced
     */
    void refuseToReplace(Path file) {
        if (isDamaged() && Files.exists(file)) {
            throw new PlimsollException(
                    ExitCode.RESULTS_INCOMPLETE,
                    Problem.of(
                            "the journal of `%s` is damaged: `%s` stays as it is"
                                    .formatted(directory.name(), file),
                            "`plimsoll report %s --to DIR` writes what can still be read to"
                                            .formatted(directory.name())
                                    + " another folder"));
        }
    }

    Report report() {
        return Report.of(stored.run(), verdict, stored.origin());
    }

    void writeHtml(OutputStream out) throws IOException {
        out.write(HtmlReport.write(report()).getBytes(StandardCharsets.UTF_8));
    }

    void writeJson(OutputStream out) {
        JsonDocument.write(stored.run(), verdict, stored.origin().version(), out);
    }

    private Problem cut(String detail) {
        String end = StoredRun.moment(stored.run().elapsed().toSeconds());
        return directory.isRunning()
                ? Problem.of(
                        "`%s` is still running; this is how far it was %s"
                                .formatted(directory.name(), end),
                        "its verdict comes with its end")
                : Problem.of(
                        "`%s` ends %s%s".formatted(directory.name(), end, detail),
                        "what was in flight then counts as unfinished");
    }

    private String resultBeside() {
        return Files.exists(directory.result())
                ? ", but what it came to stands in `" + directory.result() + "`"
                : "";
    }

    /** What is missing, and what was noted while it ran. */
    List<Problem> notes() {
        List<Problem> notes = new ArrayList<>();
        String detail = stored.detail().isEmpty() ? "" : ": " + stored.detail();
        switch (stored.end()) {
            case COMPLETE -> {}
            case CUT -> notes.add(cut(detail));
            case DAMAGED ->
                    notes.add(
                            Problem.of(
                                    "`%s` is damaged%s".formatted(directory.name(), detail),
                                    "what stands before the damage is right; the rest was not"
                                            + " read"
                                            + resultBeside()));
        }
        stored.notes().forEach(what -> notes.add(Problem.of(what)));
        return notes;
    }
}
