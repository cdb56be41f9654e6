package io.plimsoll.checks.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Second;
import io.plimsoll.results.store.RunDirectory;
import io.plimsoll.results.store.RunFolder;
import io.plimsoll.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A generator that is killed leaves a journal from which its run is recovered. */
@Tag("e2e")
final class KilledGeneratorTest {

    private static final long SEED = Long.getLong("killed.seed", System.nanoTime());
    private static final int KILLS = Integer.getInteger("killed.kills", 300);

    /** So many at once; three on two processors keep each other from writing for a second. */
    private static final int LANES = 2;

    private static final int PER_SECOND = 200;
    private static final long LIFE_NANOS_MAX = 3_000_000_000L;
    private static final long BEGIN_NANOS_MAX = 60_000_000_000L;
    private static final int SECONDS_MISSING_MAX = 2;

    @RegisterExtension final Lab lab = new Lab();

    private final AtomicLong missing = new AtomicLong();
    private final AtomicLong mostMissing = new AtomicLong();
    private final AtomicLong seconds = new AtomicLong();
    private Path folder = Path.of("");

    @BeforeEach
    void makeTheFolder() throws IOException {
        folder = Files.createTempDirectory(Checkout.folder(), "killed-");
    }

    @Test
    void should_leave_a_run_behind_whenever_it_is_killed()
            throws InterruptedException, ExecutionException {
        lab.note("seed %d, %d kills".formatted(SEED, KILLS));
        Echo echo = lab.echo(Place.ANYWHERE);
        SplittableRandom random = new SplittableRandom(SEED);
        long startNanos = System.nanoTime();
        try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            List<Future<?>> kills = new ArrayList<>();
            for (int number = 0; number < KILLS; number++) {
                int which = number;
                long lifeNanos = random.nextLong(LIFE_NANOS_MAX);
                kills.add(lanes.submit(() -> killed(echo, which, lifeNanos)));
            }
            for (Future<?> kill : kills) {
                kill.get();
            }
        }
        lab.note(
                String.format(
                        Locale.ROOT,
                        "%d kills in %.0f s; %d seconds recovered; of %d requests a second at most"
                                + " %d missing, %.0f on average",
                        KILLS,
                        (System.nanoTime() - startNanos) / 1e9,
                        seconds.get(),
                        2 * PER_SECOND,
                        mostMissing.get(),
                        (double) missing.get() / KILLS));
    }

    private Void killed(Echo echo, int number, long lifeNanos) throws IOException {
        String which = "kill " + number + " after " + lifeNanos + " ns";
        Path out = folder.resolve(Integer.toString(number));
        Path scenario = folder.resolve(number + ".yaml");
        Files.writeString(
                scenario,
                """
                name: killed %1$d
                target: %2$s
                workloads:
                  left:  { steps: [ { get: /a%1$d, name: a%1$d } ] }
                  right: { steps: [ { get: /b%1$d?delay=2ms, name: b%1$d } ] }
                phases: [ { name: steady, rate: %3$d/s, for: 60s } ]
                """
                        .formatted(number, echo.url(), 2 * PER_SECOND));
        check(killed(scenario, out, lifeNanos, which).read(), echo, number, which);
        return null;
    }

    private static RunDirectory killed(Path scenario, Path out, long lifeNanos, String which)
            throws IOException {
        try (Generator generator =
                Generator.start(
                        Place.ANYWHERE,
                        "killed-" + out.getFileName(),
                        "run",
                        scenario.toString(),
                        "--cold",
                        "-q",
                        "--out",
                        out.toString())) {
            awaitBegin(generator, out, which);
            LockSupport.parkNanos(lifeNanos);
        }
        RunDirectory directory = new RunFolder(out).find(RunFolder.LAST);
        assertThat(directory.state()).as(which).isEqualTo(RunDirectory.State.INTERRUPTED);
        return directory;
    }

    @Test
    void should_leave_a_replay_behind_that_needs_its_recording_no_more() throws IOException {
        Echo echo = lab.echo(Place.ANYWHERE);
        Path recording = folder.resolve("day.log");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 60 * PER_SECOND; i++) {
            lines.append(
                    "- - - [01/Mar/2026:10:00:%02d +0000] \"GET /played/%d HTTP/1.1\" 200 1%n"
                            .formatted(i / PER_SECOND, i));
        }
        Files.writeString(recording, lines);
        Path scenario = folder.resolve("replay.yaml");
        Files.writeString(
                scenario,
                "target: %s%nphases: [ { name: day, replay: { file: day.log } } ]%n"
                        .formatted(echo.url()));

        RunDirectory directory =
                killed(scenario, folder.resolve("replay"), 2_500_000_000L, "a replay");
        Files.delete(recording);
        Run run = directory.read().run();

        long length = run.elapsed().toSeconds();
        assertThat(length).isPositive();
        assertThat(run.allRequests().ledger().balances()).isTrue();
        assertThat(run.allArrivals().planned()).isEqualTo(PER_SECOND * length);
        assertThat(run.requests())
                .extracting(RequestStats::name)
                .containsExactly("GET /played/{id}");
        assertThat(Judge.judge(run).exitCode()).isEqualTo(ExitCode.STOPPED);
    }

    /** Until its journal has begun, which is before its first request. */
    private static void awaitBegin(Generator generator, Path out, String which) {
        long deadlineNanos = System.nanoTime() + BEGIN_NANOS_MAX;
        while (!hasBegun(out)) {
            assertThat(generator.isAlive() && System.nanoTime() < deadlineNanos).as(which).isTrue();
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static boolean hasBegun(Path out) {
        if (!Files.isDirectory(out)) {
            return false;
        }
        try {
            new RunFolder(out).find(RunFolder.LAST).read();
            return true;
        } catch (PlimsollException notYet) {
            return false;
        }
    }

    private void check(StoredRun stored, Echo echo, int number, String which) {
        Run run = stored.run();
        assertThat(stored.end()).as(which).isEqualTo(StoredRun.End.CUT);
        assertThat(run.allRequests().ledger().balances()).as(which).isTrue();
        assertThat(run.allArrivals().balances()).as(which).isTrue();
        for (Second second : run.timeline()) {
            assertThat(second.requests().balances()).as("%s: %s", which, second).isTrue();
            assertThat(second.arrivals().balances()).as("%s: %s", which, second).isTrue();
        }
        long length = run.elapsed().toSeconds();
        assertThat(run.allArrivals().planned())
                .as("%s: planned in %d s", which, length)
                .isEqualTo(2L * PER_SECOND * length);
        assertThat(Judge.judge(run).exitCode()).as(which).isEqualTo(ExitCode.STOPPED);
        JsonNode counted = echo.stats().required("byName");
        for (String name : List.of("a" + number, "b" + number)) {
            long sent =
                    run.requests().stream()
                            .filter(stats -> stats.name().equals(name))
                            .mapToLong(requests -> requests.attempts().sent())
                            .sum();
            long saw = counted.path("/" + name).path("requests").asLong(0);
            assertThat(sent).as("%s: %s", which, name).isLessThanOrEqualTo(saw);
            assertThat(saw - sent)
                    .as("%s: %s, of %d seen", which, name, saw)
                    .isLessThanOrEqualTo(missingMost(run));
            missing.addAndGet(saw - sent);
            mostMissing.accumulateAndGet(saw - sent, Math::max);
        }
        seconds.addAndGet(length);
    }

    /** A generator that has to wait for a processor is as late in its journal as in its plan. */
    private static long missingMost(Run run) {
        long latestNanos =
                run.generator().shards().stream()
                        .mapToLong(shard -> shard.lateness().max())
                        .max()
                        .orElse(0);
        return (long) (PER_SECOND * (SECONDS_MISSING_MAX + latestNanos / 1e9));
    }

    @Test
    void should_recover_on_the_command_line_what_was_killed() throws IOException {
        Echo echo = lab.echo(Place.ANYWHERE);
        killed(echo, 0, 2_500_000_000L);
        Path out = folder.resolve("0");

        try (Generator recover =
                Generator.start(
                        Place.ANYWHERE,
                        "recover",
                        "runs",
                        "recover",
                        "--json",
                        "--out",
                        out.toString())) {
            Report report = recover.await();

            assertThat(report.exitCode()).isZero();
            assertThat(report.text("/causes/0/cause")).isEqualTo("stopped");
            assertThat(report.text("/causes/1/cause")).isEqualTo("results incomplete");
            assertThat(report.json().required("stopped").asBoolean()).isTrue();
            Books.checkLedgers(report);
        }
        assertThat(new RunFolder(out).find(RunFolder.LAST).state())
                .isEqualTo(RunDirectory.State.ENDED);
    }

    /** The kernel refuses files that are longer than so, as a full disk would. */
    @Test
    void should_go_on_and_say_so_when_its_files_may_not_grow() throws IOException {
        Echo echo = lab.echo(Place.ANYWHERE);
        Path scenario = folder.resolve("full.yaml");
        Files.writeString(
                scenario,
                """
                name: full
                target: %s
                steps: [ { get: /page, name: page } ]
                phases: [ { name: steady, rate: 200/s, for: 4s } ]
                """
                        .formatted(echo.url()));
        Place small = new Place(List.of("prlimit", "--fsize=1500"), false);

        try (Generator generator =
                Generator.start(
                        small,
                        "full",
                        "run",
                        scenario.toString(),
                        "--cold",
                        "-q",
                        "--out",
                        folder.resolve("full").toString())) {
            int exitCode = generator.awaitExit();

            assertThat(exitCode).isEqualTo(ExitCode.RESULTS_INCOMPLETE.code());
        }
        StoredRun stored = new RunFolder(folder.resolve("full")).find(RunFolder.LAST).read();
        assertThat(stored.end()).isEqualTo(StoredRun.End.CUT);
        assertThat(stored.run().allRequests().ledger().balances()).isTrue();
        assertThat(echo.requests()).isEqualTo(800);
    }

    @Test
    void should_go_on_and_say_so_where_nothing_can_be_kept() throws IOException {
        Echo echo = lab.echo(Place.ANYWHERE);
        Path scenario = folder.resolve("nowhere.yaml");
        Files.writeString(
                scenario,
                """
                name: nowhere
                target: %s
                steps: [ { get: /page, name: page } ]
                phases: [ { name: steady, rate: 200/s, for: 1s } ]
                """
                        .formatted(echo.url()));

        try (Generator generator =
                Generator.start(
                        Path.of("/proc"),
                        Place.ANYWHERE,
                        "nowhere",
                        "run",
                        scenario.toString(),
                        "--cold",
                        "--json")) {
            Report report = generator.await();

            assertThat(report.exitCode()).isEqualTo(ExitCode.RESULTS_INCOMPLETE.code());
            assertThat(report.text("/causes/0/cause")).isEqualTo("results incomplete");
            assertThat(report.count("/requests/ok")).isEqualTo(200);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(Files::isDirectory)).isEmpty();
        }
    }
}
