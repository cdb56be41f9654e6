package io.plimsoll.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.LoggedRequest;
import io.plimsoll.model.outcome.Outcome;
import io.plimsoll.model.outcome.RequestLog;
import io.plimsoll.results.fixture.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The log of requests through real files. */
@Timeout(60)
final class RequestLogFileTest {

    private static final Duration CLOSE_MAX = Duration.ofSeconds(20);
    private static final long MILLI = 1_000_000;
    private static final int BATCHES = 9;
    private static final int BATCH = 20;

    @TempDir Path folder;

    private Path file() {
        return folder.resolve(RequestLog.FILE);
    }

    private RequestLogFile file(Disk disk, long bytesMax) {
        return new RequestLogFile(
                file(),
                disk,
                new RequestLines(Runs.scenario()),
                new RequestLogOptions(0.5, bytesMax));
    }

    private static LoggedRequest request(long arrival, Outcome end, int status, long sent) {
        return new LoggedRequest(
                "steady",
                "browse",
                "lookup",
                arrival,
                -1,
                1,
                end == Outcome.OK,
                end,
                end == Outcome.OK ? Optional.empty() : Optional.of(ErrorKind.NEVER_SENT),
                status,
                sent < 0 ? 0 : 1,
                new LoggedRequest.Moments(
                        12_345_678_900L,
                        12_345_698_900L,
                        sent,
                        sent < 0 ? sent : 12_345_678_900L + 2 * MILLI,
                        12_345_678_900L + 3 * MILLI,
                        12_345_678_900L + 4 * MILLI,
                        sent > 0),
                70,
                900);
    }

    static LoggedRequest request(long arrival) {
        return request(arrival, Outcome.OK, 200, 12_345_678_900L + MILLI);
    }

    private RequestLog write(Disk disk, long bytesMax) {
        RequestLogFile log = file(disk, bytesMax);
        for (int i = 0; i < BATCHES * BATCH; i++) {
            log.add(request(i));
            if (i % BATCH == BATCH - 1) {
                log.handOver();
            }
        }
        return log.close(CLOSE_MAX);
    }

    @Test
    void should_say_of_each_request_what_happened_and_leave_out_what_did_not() throws IOException {
        RequestLogFile log = file(new LocalDisk(), 1_000_000);
        log.add(request(7));
        log.add(request(8, Outcome.TIMED_OUT, 0, LoggedRequest.Moments.NEVER));

        assertThat(log.close(CLOSE_MAX)).isEqualTo(new RequestLog(0.5, 1_000_000, 2, 0, 0));

        String begin =
                "{\"intendedSeconds\":12.345679,\"phase\":\"steady\",\"workload\":\"browse\",";
        assertThat(Files.readAllLines(file()))
                .containsExactly(
                        begin
                                + "\"arrival\":7,\"request\":1,\"name\":\"lookup\","
                                + "\"target\":\"target\",\"end\":\"ok\",\"status\":200,"
                                + "\"attempts\":1,\"latenessMillis\":0.02,\"sentMillis\":1.0,"
                                + "\"firstByteMillis\":2.0,\"responseMillis\":3.0,"
                                + "\"serviceMillis\":2.0,\"readDelayMillis\":1.0,"
                                + "\"bytesSent\":70,\"bytesReceived\":900,\"inShare\":true}",
                        begin
                                + "\"arrival\":8,\"request\":1,\"name\":\"lookup\","
                                + "\"target\":\"target\",\"end\":\"timedOut\","
                                + "\"error\":\"never sent\",\"attempts\":0,"
                                + "\"latenessMillis\":0.02,\"responseMillis\":3.0,"
                                + "\"bytesSent\":70,\"bytesReceived\":900,\"inShare\":false}");
    }

    @Test
    void should_never_be_larger_than_its_cap_and_count_what_it_leaves_out() throws IOException {
        write(new LocalDisk(), 1_000_000);
        List<String> whole = Files.readAllLines(file());
        long bytes = Files.size(file());

        for (long cap : new long[] {0, 1, bytes / 3, bytes - 1, bytes}) {
            RequestLog log = write(new LocalDisk(), cap);

            List<String> lines = Files.readAllLines(file());
            assertThat(Files.size(file())).isLessThanOrEqualTo(cap);
            assertThat(lines).isEqualTo(whole.subList(0, lines.size()));
            assertThat(log.written()).isEqualTo(lines.size());
            assertThat(log.leftOut()).isEqualTo(whole.size() - lines.size());
            assertThat(log.lost()).isZero();
        }
    }

    @Test
    void should_neither_hang_nor_count_wrongly_whichever_operation_fails() throws IOException {
        FailingDisk counting = new FailingDisk(_ -> false);
        write(counting, 1_000_000);
        List<String> whole = Files.readAllLines(file());
        assertThat(counting.operations()).isGreaterThan(BATCHES);

        for (int nth = 1; nth <= counting.operations(); nth++) {
            int n = nth;
            check(at -> at == n, whole, true);
            check(at -> at % (n + 1) == 0, whole, false);
            check(at -> at >= n, whole, false);
        }
    }

    private void check(IntPredicate fails, List<String> whole, boolean madeGood)
            throws IOException {
        Files.deleteIfExists(file());
        FailingDisk disk = new FailingDisk(fails);
        RequestLog log = write(disk, 1_000_000);

        List<String> written = whole.subList(0, (int) log.written());
        assertThat(written.stream().mapToLong(line -> line.length() + 1).sum())
                .isEqualTo(disk.bytesWritten());
        assertThat(log.lost()).isEqualTo(whole.size() - written.size());
        assertThat(log.leftOut()).isZero();
        if (madeGood) {
            assertThat(log.lost()).isZero();
        }
        if (!written.isEmpty()) {
            assertThat(Files.readAllLines(file())).startsWith(written.toArray(String[]::new));
        }
    }

    @Test
    void should_neither_delay_its_run_nor_wait_for_ever_when_the_disk_does_not_answer() {
        CountDownLatch never = new CountDownLatch(1);
        Disk stuck =
                new FailingDisk(
                        _ -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return false;
                        });
        RequestLogFile log = file(stuck, 1_000_000);
        int requests = 200_000; // more than may wait
        for (int i = 0; i < requests; i++) {
            log.add(request(i));
        }

        RequestLog ended = log.close(Duration.ofMillis(50));

        assertThat(ended.lost()).isEqualTo(requests);
        assertThat(log.trouble()).contains("the disk does not answer");
        never.countDown();
    }

    @Test
    void should_be_readable_by_its_owner_alone_also_when_it_is_empty() throws IOException {
        file(new LocalDisk(), 1_000).close(CLOSE_MAX);

        assertThat(file()).isEmptyFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }
}
