package io.plimsoll.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.analysis.slo.SloWatch;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.Changes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs of many seeds through real files, and everything that can become of such a file. */
@Timeout(120)
final class JournalTest {

    private static final long SEED = Long.getLong("journal.seed", 20_261_121L);
    private static final int RUNS = 2_000;
    private static final Duration CLOSE_MAX = Duration.ofSeconds(20);
    private static final IntPredicate NEVER = _ -> false;
    private static final SloWatch.State NOT_WATCHED = new SloWatch(_ -> {}).state();

    @TempDir Path folder;

    private long write(RandomRun run, Path to, Disk disk, int blocksPerSegment, boolean whole) {
        JournalWriter writer = new JournalWriter(to, disk, blocksPerSegment, Duration.ofMillis(1));
        Journal journal = new Journal(writer);
        journal.begins(RandomRun.start());
        run.changes().forEach(journal::changed);
        if (whole) {
            journal.changed(run.last());
            journal.ended(run.whole(), NOT_WATCHED);
        }
        return writer.close(CLOSE_MAX);
    }

    private static StoredRun read(Path from) {
        return Journal.read(from, _ -> {});
    }

    private Path newFolder(long number) throws IOException {
        return Files.createDirectories(folder.resolve(Long.toString(number)));
    }

    @Test
    void should_give_back_the_run_that_was_written_whole_or_cut() throws IOException {
        System.out.println("journal: seed " + SEED);
        for (long number = 0; number < RUNS; number++) {
            SplittableRandom random = new SplittableRandom(SEED + number);
            RandomRun run = new RandomRun(SEED + number);
            boolean whole = random.nextBoolean();
            Path to = newFolder(number);

            long lost = write(run, to, new FailingDisk(NEVER), random.nextInt(1, 9), whole);
            StoredRun stored = read(to);

            assertThat(lost).isZero();
            assertThat(stored.end()).isEqualTo(whole ? StoredRun.End.COMPLETE : StoredRun.End.CUT);
            assertThat(RunText.of(stored.run()))
                    .as("seed %d", SEED + number)
                    .isEqualTo(RunText.of(whole ? run.whole() : run.cut(run.seconds())));
        }
    }

    @Test
    void should_tell_its_changes_one_by_one() throws IOException {
        RandomRun run = new RandomRun(SEED, 5, 2);
        List<Integer> seconds = new ArrayList<>();
        write(run, newFolder(0), new LocalDisk(), 100, true);

        Journal.read(
                newFolder(0),
                changes -> changes.seconds().forEach(second -> seconds.add(second.second())));

        assertThat(seconds).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void should_report_or_refuse_a_journal_that_was_cut_at_any_byte() throws IOException {
        RandomRun run = new RandomRun(SEED, 3, 1);
        byte[] whole = journalOf(run);
        Allowed allowed = new Allowed(run);
        int refused = 0;

        for (int length = 0; length < whole.length; length++) {
            Files.write(segment(), Arrays.copyOf(whole, length));
            refused += allowed.refusedOrRight("cut at byte " + length, false);
        }

        System.out.printf("journal: cut at each of %d bytes, %d refused%n", whole.length, refused);
        assertThat(refused).isBetween(1, whole.length / 2);
    }

    @Test
    void should_report_or_refuse_a_journal_of_which_any_bit_has_flipped() throws IOException {
        RandomRun run = new RandomRun(SEED, 3, 1);
        byte[] whole = journalOf(run);
        Allowed allowed = new Allowed(run);
        int refused = 0;

        for (int bit = 0; bit < Byte.SIZE * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            Files.write(segment(), flipped);
            refused += allowed.refusedOrRight("bit " + bit, false);
        }

        System.out.printf("journal: each of %d bits, %d refused%n", 8 * whole.length, refused);
        assertThat(refused).isPositive();
    }

    private Path segment() throws IOException {
        return SegmentNames.of(newFolder(0), 0);
    }

    private byte[] journalOf(RandomRun run) throws IOException {
        write(run, newFolder(0), new LocalDisk(), 100, true);
        return Files.readAllBytes(segment());
    }

    /** What may be read from what is left of a run: it as it was after one of its seconds. */
    private final class Allowed {

        private final String whole;
        private final String beforeTheEnd;
        private final List<String> cut = new ArrayList<>();

        Allowed(RandomRun run) {
            whole = RunText.of(run.whole());
            beforeTheEnd = RunText.of(run.cutBeforeTheEnd());
            for (int after = 0; after <= run.seconds(); after++) {
                cut.add(RunText.of(run.cut(after)));
            }
        }

        /** Returns 1 when it was refused. */
        int refusedOrRight(String which, boolean wholeIsRight) throws IOException {
            StoredRun stored;
            try {
                stored = read(newFolder(0));
            } catch (PlimsollException e) {
                assertThat(e.exitCode()).as(which).isEqualTo(ExitCode.RESULTS_INCOMPLETE);
                return 1;
            }
            String text = RunText.of(stored.run());
            if (wholeIsRight && stored.isComplete()) {
                assertThat(text).as(which).isEqualTo(whole);
                return 0;
            }
            assertThat(stored.isComplete()).as(which).isFalse();
            assertThat(stored.run().allRequests().ledger().balances()).as(which).isTrue();
            int seconds = (int) stored.run().elapsed().toSeconds();
            assertThat(text)
                    .as(which)
                    .isIn(cut.get(seconds), seconds == cut.size() - 1 ? beforeTheEnd : "");
            return 0;
        }
    }

    @Test
    void should_neither_hang_nor_tell_anything_wrong_whichever_operation_fails() throws Exception {
        RandomRun run = new RandomRun(SEED, 9, 2);
        FailingDisk counting = new FailingDisk(NEVER);
        write(run, newFolder(0), counting, 3, true);
        int operations = counting.operations();
        assertThat(operations).isGreaterThan(20);
        Allowed allowed = new Allowed(run);

        for (int nth = 1; nth <= operations; nth++) {
            int n = nth;
            String which = "operation " + n;
            assertThat(journalled(run, at -> at == n)).as(which + " fails").isZero();
            allowed.refusedOrRight(which + " fails", true);

            journalled(run, at -> at % (n + 1) == 0);
            allowed.refusedOrRight("one in " + (n + 1) + " fails", true);

            long lost = journalled(run, at -> at >= n);
            assertThat(lost).as("%s and all after it fail", which).isPositive();
            allowed.refusedOrRight(which + " and all after it fail", true);
        }
    }

    private long journalled(RandomRun run, IntPredicate fails) throws IOException {
        try (Stream<Path> before = Files.list(newFolder(0))) {
            for (Path file : before.toList()) {
                Files.delete(file);
            }
        }
        return write(run, newFolder(0), new FailingDisk(fails), 3, true);
    }

    @Test
    void should_say_what_is_wrong_and_make_good_what_was_kept_back_once_the_disk_has_room()
            throws Exception {
        RandomRun run = new RandomRun(SEED, 6, 1);
        boolean[] full = {true};
        JournalWriter writer =
                new JournalWriter(
                        newFolder(0), new FailingDisk(_ -> full[0]), 100, Duration.ofMillis(1));
        Journal journal = new Journal(writer);
        journal.begins(RandomRun.start());
        run.changes().forEach(journal::changed);
        while (writer.trouble().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(writer.trouble()).contains("No space left on device");

        full[0] = false;
        journal.changed(run.last());
        journal.ended(run.whole(), NOT_WATCHED);

        assertThat(writer.close(CLOSE_MAX)).isZero();
        assertThat(writer.trouble()).isEmpty();
        assertThat(RunText.of(read(newFolder(0)).run())).isEqualTo(RunText.of(run.whole()));
    }

    @Test
    void should_keep_notes_from_its_beginning_on() throws IOException {
        RandomRun run = new RandomRun(SEED, 2, 1);
        JournalWriter writer =
                new JournalWriter(newFolder(0), new LocalDisk(), 100, Duration.ofMillis(1));
        Journal journal = new Journal(writer);
        journal.problem(Problem.of("too early"));
        journal.begins(RandomRun.start());
        journal.problem(Problem.of("the clock has jumped"));
        run.changes().forEach(journal::changed);
        journal.ended(run.whole(), NOT_WATCHED);
        journal.problem(Problem.of("`teardown` failed"));
        writer.close(CLOSE_MAX);

        assertThat(read(newFolder(0)).notes())
                .containsExactly("the clock has jumped", "`teardown` failed");
    }

    @Test
    void should_compact_full_segments_to_minutes_of_which_the_same_is_read() throws IOException {
        RandomRun run = new RandomRun(SEED, 500, 2);
        Path to = newFolder(0);
        List<Integer> blocks = new ArrayList<>();

        write(run, to, new FailingDisk(NEVER), 150, true);
        StoredRun stored = Journal.read(to, changes -> blocks.add(changes.seconds().size()));

        assertThat(RunText.of(stored.run())).isEqualTo(RunText.of(run.whole()));
        assertThat(blocks).startsWith(60, 60, 29, 60, 60, 30).contains(1);
        try (Stream<Path> files = Files.list(to)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("00000", "00001", "00002", "00003");
        }
    }

    @Test
    void should_be_readable_by_its_owner_alone() throws IOException {
        write(new RandomRun(SEED, 1, 1), newFolder(0), new LocalDisk(), 100, true);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(segment())))
                .isEqualTo("rw-------");
    }

    @Test
    void should_refuse_what_is_no_journal() throws IOException {
        Path empty = newFolder(0);
        assertThatThrownBy(() -> read(empty))
                .isInstanceOf(PlimsollException.class)
                .hasMessageContaining("has no beginning");
        Files.writeString(segment(), "plimsoll journal 1\n");
        assertThatThrownBy(() -> read(empty))
                .isInstanceOf(PlimsollException.class)
                .hasMessageContaining("like a journal of format 2");
    }

    @Test
    void should_never_keep_more_than_its_cap_for_a_disk_that_takes_nothing() throws IOException {
        JournalWriter writer =
                new JournalWriter(
                        newFolder(0), new FailingDisk(_ -> true), 100, Duration.ofMillis(1));
        for (int i = 0; i < 100; i++) {
            writer.append(new Block(Block.Kind.NOTE, new byte[1 << 20]));
        }

        assertThat(writer.close(CLOSE_MAX)).isEqualTo(100);
    }

    /** Only to be told that a cut run is not the same as a whole one. */
    @Test
    void should_know_a_run_that_was_cut_from_one_that_ended() {
        RandomRun run = new RandomRun(SEED, 4, 2);
        List<Changes> changes = run.changes();

        assertThat(changes).hasSize(4);
        assertThat(RunText.of(run.cut(4))).isNotEqualTo(RunText.of(run.whole()));
    }
}
