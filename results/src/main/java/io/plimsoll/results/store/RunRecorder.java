package io.plimsoll.results.store;

import io.plimsoll.analysis.slo.SloWatch;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.LoggedRequest;
import io.plimsoll.model.outcome.RequestLog;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.RunListener;
import io.plimsoll.results.run.Credentials;
import io.plimsoll.results.run.Origin;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a run in a directory of its own while it goes on. Whatever becomes of the disk, the run
 * goes on; what could not be kept is told.
 */
public final class RunRecorder implements RunListener, AutoCloseable {

    private static final Duration LOG_CLOSE_MAX = Duration.ofSeconds(10);
    private static final String HELP =
            "make room, give another place with --out, or keep nothing: --out off";
    private static final String HELP_GONE =
            "a run's directory has to stay where it is until its end";

    private final RunFolder folder;
    private final Origin origin;
    private final SloWatch watch;
    private final Optional<RequestLogOptions> logging;
    private final Disk requestsDisk;
    private Optional<RunDirectory> directory = Optional.empty();
    private final Set<String> losses = new LinkedHashSet<>();
    private @Nullable Journal journal;
    private @Nullable RequestLogFile requests;
    private Optional<RequestLog> requestLog = Optional.empty();
    private @Nullable FileChannel lock;
    private Optional<String> told = Optional.empty();

    /**
     * @param watch on the run, which hears of its end before this
     * @param logging what is to be kept of requests one by one
     */
    public RunRecorder(
            RunFolder folder, Origin origin, SloWatch watch, Optional<RequestLogOptions> logging) {
        this(folder, origin, watch, logging, new LocalDisk());
    }

    RunRecorder(
            RunFolder folder,
            Origin origin,
            SloWatch watch,
            Optional<RequestLogOptions> logging,
            Disk requestsDisk) {
        this.folder = folder;
        this.origin = origin;
        this.watch = watch;
        this.logging = logging;
        this.requestsDisk = requestsDisk;
    }

    @Override
    public void begins(Scenario scenario, String url, Instant started) {
        try {
            RunDirectory made = folder.create(scenario.name(), started);
            directory = Optional.of(made);
            LocalDisk disk = new LocalDisk();
            disk.create(made.lock()).close();
            lock = FileChannel.open(made.lock(), StandardOpenOption.WRITE);
            lock.tryLock();
            byte[] text = Credentials.of(scenario).file(scenario).getBytes(StandardCharsets.UTF_8);
            disk.write(made.path().resolve(RunDirectory.SCENARIO), out -> out.write(text));
            journal = new Journal(made.journal(), disk);
            journal.begins(new Start(scenario, url, started, origin));
            if (logging.isPresent()) {
                requests =
                        new RequestLogFile(
                                made.requests(),
                                requestsDisk,
                                new RequestLines(scenario),
                                logging.get());
            }
        } catch (IOException e) {
            losses.add("the run cannot be kept: " + IoText.of(e));
        } catch (IllegalArgumentException e) {
            losses.add("the run cannot be kept: no file can say it: " + e.getMessage());
        }
    }

    @Override
    public void logged(LoggedRequest request) {
        if (requests != null) {
            requests.add(request);
        }
    }

    @Override
    public void changed(Changes changes) {
        if (requests != null) {
            requests.handOver();
        }
        if (journal != null) {
            journal.changed(changes);
        }
    }

    /** What has gone wrong so far; told once. */
    public Optional<Problem> news() {
        Optional<String> trouble =
                (journal == null ? losses.stream().findFirst() : trouble(journal.writer()))
                        .or(this::troubleOfLog);
        if (told.isPresent() || trouble.isEmpty()) {
            return Optional.empty();
        }
        told = trouble;
        return Optional.of(Problem.of(trouble.get(), "the run goes on; " + help()));
    }

    private static Optional<String> trouble(JournalWriter writer) {
        return writer.trouble()
                .map(why -> "the journal waits: " + why)
                .or(() -> writer.growth().map(why -> "the journal is not compacted: " + why));
    }

    private Optional<String> troubleOfLog() {
        return requests == null
                ? Optional.empty()
                : requests.trouble().map(why -> "the log of requests waits: " + why);
    }

    @Override
    public void problem(Problem problem) {
        if (journal != null) {
            journal.problem(problem);
        }
    }

    @Override
    public void ended(Run run) {
        if (requests != null) {
            RequestLog log = requests.close(LOG_CLOSE_MAX);
            requestLog = Optional.of(log);
            if (log.lost() > 0) {
                losses.add(lost(log, requests.trouble().orElse("the disk was too slow")));
            }
        }
        if (journal != null) {
            journal.ended(requestLog.map(run::with).orElse(run), watch.state());
        }
    }

    private static String lost(RequestLog log, String why) {
        return "the log of requests lacks %,d that could not be written: %s"
                .formatted(log.lost(), why);
    }

    /** What became of the log of requests; empty until the run has ended. */
    public Optional<RequestLog> requestLog() {
        return requestLog;
    }

    /** Where the run is kept; empty when there is no such place, or not any more. */
    public Optional<RunDirectory> directory() {
        return directory.filter(RunDirectory::isRun);
    }

    private String help() {
        boolean gone = directory.isPresent() && directory().isEmpty();
        return gone ? HELP_GONE : HELP;
    }

    /** Writes the report beside the journal. */
    public void writeReport(RunDirectory.Document document) {
        write("the report", RunDirectory::writeReport, document);
    }

    /** Writes the result document beside the journal; the last that is kept of a run. */
    public void writeResult(RunDirectory.Document document) {
        write("the result document", RunDirectory::writeResult, document);
    }

    private interface Writing {
        void write(RunDirectory to, RunDirectory.Document document) throws IOException;
    }

    private void write(String what, Writing writing, RunDirectory.Document document) {
        if (directory.isEmpty() || journal == null) {
            return;
        }
        try {
            writing.write(directory.get(), document);
        } catch (IOException e) {
            losses.add(what + " could not be written: " + IoText.of(e));
        }
    }

    /** Waits until the journal is written, as far as that goes. */
    public void finish() {
        if (journal == null) {
            return;
        }
        long lost = journal.close();
        if (lost > 0) {
            String why = journal.writer().trouble().orElse("the disk was too slow");
            losses.add(
                    directory().isEmpty()
                            ? "the directory of the run was taken away: " + why
                            : "the last %d blocks of the journal could not be written: %s"
                                    .formatted(lost, why));
        }
    }

    /** What is missing of what should have been kept. */
    public Optional<Problem> loss() {
        return problem(losses);
    }

    /** The same, unless it was told as news. */
    public Optional<Problem> untoldLoss() {
        return problem(losses.stream().filter(each -> !told.equals(Optional.of(each))).toList());
    }

    private Optional<Problem> problem(Collection<String> what) {
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(String.join("; ", what), help()));
    }

    /** Lets go of the directory. */
    @Override
    public void close() {
        if (requests != null && requestLog.isEmpty()) {
            requests.close(LOG_CLOSE_MAX); // the run never came to its end
        }
        finish();
        try {
            if (lock != null) {
                lock.close();
                Files.deleteIfExists(directory.orElseThrow().lock());
            }
        } catch (IOException e) {
            // a lock that nobody holds locks nothing
        }
    }
}
