package io.plimsoll.analysis.slo;

import static io.plimsoll.analysis.slo.Exchange.How.DROPPED_AT_LIMIT;
import static io.plimsoll.analysis.slo.Exchange.How.NOT_SENT;
import static io.plimsoll.analysis.slo.Exchange.How.OK;
import static io.plimsoll.analysis.slo.Exchange.How.TIMED_OUT;
import static io.plimsoll.analysis.slo.Exchange.How.TIME_CHECK_FAILED;
import static io.plimsoll.analysis.slo.Exchange.How.UNFINISHED;
import static io.plimsoll.model.outcome.Verdict.Decision.FAIL;
import static io.plimsoll.model.outcome.Verdict.Decision.INCONCLUSIVE;
import static io.plimsoll.model.outcome.Verdict.Decision.PASS;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.scenario.Slo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/**
 * Law 3 over thousands of random runs, against an oracle that sorts the exchanges themselves. Times
 * of delivered exchanges stay below 2,000 ns, where three digits are exact.
 */
class BoundsPropertyTest {

    private static final long SEED = 20260417;
    private static final int ROUNDS = 4_000;
    private static final double SECONDS = 10;
    private static final String[] MEASURES = {"p1", "p50", "p90", "p99", "p100", "mean", "max"};

    @Test
    void should_decide_times_as_the_oracle_does() {
        Random random = new Random(SEED);
        int[] seen = new int[3];
        for (int round = 0; round < ROUNDS; round++) {
            List<Exchange> all = exchanges(random);
            String measure = MEASURES[random.nextInt(MEASURES.length)];
            String sign = random.nextInt(4) > 0 ? "<" : ">";
            String sentence = "%s %s %dns".formatted(measure, sign, 1 + random.nextInt(1500));
            Decision decision = decide(all, sentence);
            assertThat(decision)
                    .as("seed %d, round %d: %s", SEED, round, sentence)
                    .isEqualTo(oracle(all, sentence));
            seen[decision.ordinal()]++;
        }
        assertThat(Arrays.stream(seen).min().orElseThrow())
                .as("each decision is reached often")
                .isGreaterThan(ROUNDS / 20);
    }

    @Test
    void should_bound_counts_as_the_oracle_does_wherever_the_figures_tell_all() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            List<Exchange> all = exchanges(random);
            boolean tellsAll =
                    all.stream()
                            .noneMatch(
                                    e ->
                                            e.how() == TIME_CHECK_FAILED
                                                    || e.how() == UNFINISHED
                                                    || !e.inTime());
            Counts counts = new Counts(Tally.ofRequests("p", "w", "n", all));
            long good = count(all, e -> !e.isError() && e.undelivered());
            Bounds errors =
                    new Bounds(
                            (double) count(all, e -> e.isError() && !e.undelivered()) / all.size(),
                            (double) (count(all, Exchange::isError) + good) / all.size());
            Bounds throughput =
                    new Bounds(
                            count(all, e -> okInTime(e) && !e.undelivered()) / SECONDS,
                            count(all, e -> okInTime(e) || e.undelivered()) / SECONDS);
            assertThat(counts.errors().high()).isLessThanOrEqualTo(1);
            check(round, counts.errors(), errors, tellsAll);
            check(round, counts.throughput(SECONDS), throughput, tellsAll);
        }
    }

    private static void check(int round, Bounds actual, Bounds oracle, boolean exactly) {
        if (exactly) {
            assertThat(actual).as("seed %d, round %d", SEED, round).isEqualTo(oracle);
        } else {
            assertThat(actual.low())
                    .as("seed %d, round %d", SEED, round)
                    .isBetween(0.0, oracle.low());
            assertThat(actual.high())
                    .as("seed %d, round %d", SEED, round)
                    .isGreaterThanOrEqualTo(oracle.high());
        }
    }

    @Test
    void should_never_let_the_least_exceed_the_most() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            Sample sample = Sample.ofRequests(Tally.ofRequests("p", "w", "n", exchanges(random)));
            if (sample.shortest().isEmpty()) {
                continue;
            }
            double percent = 0.1 + random.nextDouble() * 99.9;
            String where = "seed %d, round %d, p%s".formatted(SEED, round, percent);
            double shortest = sample.shortest().percentile(percent);
            assertThat(sample.longest().percentile(percent))
                    .as(where)
                    .isGreaterThanOrEqualTo(shortest);
            assertThat(sample.longestDelivered().mean())
                    .as(where)
                    .isGreaterThanOrEqualTo(sample.shortest().mean());
            assertThat(sample.longestDelivered().max())
                    .as(where)
                    .isGreaterThanOrEqualTo(sample.shortest().max());
        }
    }

    @Test
    void should_never_decide_more_after_one_more_undelivered_request() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            List<Exchange> all = exchanges(random);
            String sentence = sentence(random);
            Decision before = decide(all, sentence);
            List<Exchange> more = new ArrayList<>(all);
            more.add(random.nextBoolean() ? Exchange.notSent() : late(exchange(random)));
            Decision after = decide(more, sentence);
            assertThat(after == before || after == INCONCLUSIVE)
                    .as(
                            "seed %d, round %d: %s was %s, became %s",
                            SEED, round, sentence, before, after)
                    .isTrue();
        }
    }

    @Test
    void should_keep_a_pass_whatever_would_have_become_of_the_undelivered_requests() {
        Random random = new Random(SEED);
        int passes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Exchange> all = exchanges(random);
            String sentence = sentence(random);
            Decision before = decide(all, sentence);
            boolean leftOut = sentence.startsWith("m");
            if (before == INCONCLUSIVE || leftOut || (before == FAIL && sentence.startsWith("p"))) {
                continue;
            }
            passes++;
            List<Exchange> delivered =
                    all.stream().map(e -> e.undelivered() ? onTime(random) : e).toList();
            assertThat(decide(delivered, sentence))
                    .as("seed %d, round %d: %s", SEED, round, sentence)
                    .isEqualTo(before);
        }
        assertThat(passes).isGreaterThan(ROUNDS / 10);
    }

    @Test
    void should_never_mend_a_miss_nor_break_a_hold_by_the_wrong_change_of_the_limit() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            List<Exchange> all = exchanges(random);
            int limit = 1 + random.nextInt(1500);
            Decision strict = decide(all, "p90 < %dns".formatted(limit));
            Decision lax = decide(all, "p90 < %dns".formatted(limit + random.nextInt(500)));
            assertThat(goodness(lax))
                    .as("seed %d, round %d", SEED, round)
                    .isGreaterThanOrEqualTo(goodness(strict));
        }
    }

    @Test
    void should_never_decide_better_when_every_answer_takes_longer() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            List<Exchange> all = exchanges(random);
            String sentence =
                    "%s < %dns"
                            .formatted(
                                    MEASURES[random.nextInt(MEASURES.length)],
                                    1 + random.nextInt(1500));
            List<Exchange> slower = all.stream().map(BoundsPropertyTest::slower).toList();
            assertThat(goodness(decide(slower, sentence)))
                    .as("seed %d, round %d: %s", SEED, round, sentence)
                    .isLessThanOrEqualTo(goodness(decide(all, sentence)));
        }
    }

    private static int goodness(Decision decision) {
        return switch (decision) {
            case FAIL -> 0;
            case INCONCLUSIVE -> 1;
            case PASS -> 2;
        };
    }

    // --- the oracle: law 3 in its own words

    private static Decision oracle(List<Exchange> all, String sentence) {
        Slo slo = Slo.parse(sentence);
        boolean ranksUndelivered = slo.measure() instanceof Slo.Measure.Percentile;
        double[] most =
                times(
                        all,
                        e -> ranksUndelivered || !e.undelivered(),
                        Exchange::intendedToEndNanos,
                        true);
        double[] least = times(all, e -> !e.undelivered(), Exchange::firedToEndNanos, false);
        if (least.length == 0) {
            return all.stream().allMatch(Exchange::undelivered) ? INCONCLUSIVE : FAIL;
        }
        boolean holdsAtMost = slo.comparison().holds(figure(slo.measure(), most), slo.limit());
        boolean holdsAtLeast = slo.comparison().holds(figure(slo.measure(), least), slo.limit());
        return holdsAtMost && holdsAtLeast
                ? PASS
                : holdsAtMost || holdsAtLeast ? INCONCLUSIVE : FAIL;
    }

    private static double[] times(
            List<Exchange> all,
            Predicate<Exchange> counts,
            ToLongFunction<Exchange> nanos,
            boolean againstAPass) {
        List<Double> times = new ArrayList<>();
        for (Exchange one : all) {
            boolean open = one.how() == TIMED_OUT || one.how() == UNFINISHED;
            boolean answered = one.how() == OK || one.how() == TIME_CHECK_FAILED;
            if (!counts.test(one)) {
                continue;
            }
            if (one.how() == DROPPED_AT_LIMIT || (againstAPass && (open || one.undelivered()))) {
                times.add(Double.POSITIVE_INFINITY);
            } else if (answered || open) {
                times.add((double) nanos.applyAsLong(one));
            }
        }
        return times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double figure(Slo.Measure measure, double[] sorted) {
        return switch (measure) {
            case Slo.Measure.Percentile p ->
                    sorted[
                            Math.max(1, (int) Math.ceil(p.percent() * sorted.length / 100 - 1e-9))
                                    - 1];
            case Slo.Measure.Mean _ -> Arrays.stream(sorted).average().orElseThrow();
            case Slo.Measure.Max _ -> sorted[sorted.length - 1];
            case Slo.Measure.Errors _, Slo.Measure.Throughput _ ->
                    throw new IllegalArgumentException("no time");
        };
    }

    // --- random exchanges

    private static Decision decide(List<Exchange> all, String sentence) {
        RunBuilder run =
                RunBuilder.aRun().phase("steady", Duration.ofSeconds(10)).requiring(sentence);
        all.forEach(one -> run.with(1, one));
        return run.verdict().slos().getFirst().decision();
    }

    private static String sentence(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "errors < %d%%".formatted(1 + random.nextInt(100));
            case 1 -> "throughput > %s/s".formatted(random.nextInt(100) / 10.0);
            case 2 -> "p%d < %dns".formatted(1 + random.nextInt(100), 1 + random.nextInt(1500));
            default ->
                    "%s < %dns"
                            .formatted(
                                    MEASURES[random.nextInt(MEASURES.length)],
                                    1 + random.nextInt(1500));
        };
    }

    /** Up to a hundred; often all delivered, often few kinds, so that sharp cases come up. */
    private static List<Exchange> exchanges(Random random) {
        int size = 1 + random.nextInt(random.nextBoolean() ? 100 : 6);
        double ok = random.nextDouble();
        double late = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 0.3;
        List<Exchange> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Exchange one =
                    random.nextDouble() < ok
                            ? Exchange.answeredIn(nanos(random))
                            : exchange(random);
            one =
                    random.nextInt(3) == 0
                            ? one.firedLate(Duration.ofNanos(random.nextInt(300)))
                            : one;
            all.add(random.nextDouble() < late ? late(one) : one);
        }
        return all;
    }

    private static Exchange exchange(Random random) {
        return random.nextInt(7) == 0
                ? Exchange.notSent(ErrorKind.GENERATOR_PORTS)
                : onTime(random);
    }

    private static Exchange onTime(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> Exchange.failingItsTimeCheckIn(nanos(random));
            case 1 -> Exchange.failedIn(nanos(random));
            case 2 -> Exchange.timedOutAfter(nanos(random));
            case 3 -> Exchange.unfinishedAfter(nanos(random));
            case 4 -> Exchange.droppedAtTheLimit();
            case 5 -> Exchange.answeredIn(nanos(random)).afterItsPhase();
            default -> Exchange.answeredIn(nanos(random));
        };
    }

    /** Sent more than 100 ms late; what was dropped cannot be. */
    private static Exchange late(Exchange one) {
        return one.how() == DROPPED_AT_LIMIT || one.how() == NOT_SENT
                ? Exchange.notSent()
                : one.firedLate(Duration.ofMillis(101));
    }

    private static Exchange slower(Exchange one) {
        return new Exchange(
                one.how(),
                one.kind(),
                one.takes().plusNanos(100),
                one.late(),
                one.readAfter(),
                one.inTime());
    }

    private static Duration nanos(Random random) {
        return Duration.ofNanos(random.nextInt(1400));
    }

    private static boolean okInTime(Exchange one) {
        return one.how() == OK && one.inTime();
    }

    private static long count(List<Exchange> all, Predicate<Exchange> what) {
        return all.stream().filter(what).count();
    }
}
