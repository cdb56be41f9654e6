package io.plimsoll.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.analysis.slo.SloWatch;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.RunEnd;
import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.model.outcome.Verdict.SloResult;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Slo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was seen second by second outlives the seconds. */
final class WatchedSlosTest {

    private static final String NOT_KNOWN = "its seconds are not known";
    private static final int SECONDS = 400;
    private static final int SECONDS_PER_SEGMENT = 150;

    @TempDir Path folder;

    private static Scenario scenario(String... slos) {
        Scenario one = RandomRun.scenario();
        return new Scenario(
                one.name(),
                one.target(),
                one.allow(),
                one.seed(),
                one.vars(),
                one.defaults(),
                one.workloads(),
                one.phases(),
                one.limits(),
                Stream.of(slos).map(Slo::parse).toList());
    }

    /** The run as it ended, its first seconds compacted to minutes by then. */
    private Run journalled(Scenario scenario, SloWatch watch) {
        RandomRun random = new RandomRun(7, SECONDS, 2);
        Start start = RandomRun.start();
        JournalWriter writer =
                new JournalWriter(
                        folder, new LocalDisk(), SECONDS_PER_SEGMENT, Duration.ofMillis(1));
        Journal journal = new Journal(writer);
        watch.begins(scenario, start.url(), start.started());
        journal.begins(new Start(scenario, start.url(), start.started(), start.origin()));
        random.changes()
                .forEach(
                        changes -> {
                            watch.changed(changes);
                            journal.changed(changes);
                        });
        watch.changed(random.last());
        journal.changed(random.last());
        Run some = random.whole();
        Run run =
                new Run(
                        scenario,
                        some.url(),
                        some.started(),
                        some.elapsed(),
                        RunEnd.WHOLE,
                        some.phases(),
                        some.requests(),
                        some.arrivals(),
                        some.timeline(),
                        some.connectionsOpened(),
                        some.connectionsReused(),
                        some.generator(),
                        some.targets(),
                        some.extras(),
                        some.requestLog());
        journal.ended(run, watch.state());
        assertThat(writer.close(Duration.ofSeconds(20))).isZero();
        return run;
    }

    @Test
    void should_judge_a_long_run_as_it_was_judged_when_it_ended() {
        List<Slo> aborted = new ArrayList<>();
        SloWatch live = new SloWatch(aborted::add);
        Scenario scenario =
                scenario(
                        "max < 3000s over 10s",
                        "p99 < 2s over 10s",
                        "p50 < 1ms",
                        "errors < 99% over 5s",
                        "errors < 1% over 3s else abort");

        Verdict verdict = Judge.judge(journalled(scenario, live), live);
        StoredRun stored = Journal.read(folder, _ -> {});

        SloWatch known = SloWatch.at(stored.watch().orElseThrow(), stored.run().scenario());
        assertThat(Judge.judge(stored.run(), known)).isEqualTo(verdict);
        assertThat(verdict.slos()).extracting(SloResult::note).doesNotContain(NOT_KNOWN);
        assertThat(verdict.slos().get(1).firstBroken()).isPresent();
        assertThat(known.abortedBy()).isEqualTo(live.abortedBy()).isPresent();
    }

    @Test
    void should_not_be_known_from_minutes() {
        SloWatch live = new SloWatch(_ -> {});
        journalled(scenario("max < 3000s over 10s"), live);

        SloWatch again = new SloWatch(_ -> {});
        List<Integer> blocks = new ArrayList<>();
        again.begins(scenario("max < 3000s over 10s"), "", RandomRun.STARTED);
        StoredRun stored =
                Journal.read(
                        folder,
                        changes -> {
                            blocks.add(changes.seconds().size());
                            again.changed(changes);
                        });

        assertThat(blocks).contains(60);
        assertThat(Judge.judge(stored.run(), again).slos().getFirst().note()).isEqualTo(NOT_KNOWN);
    }
}
