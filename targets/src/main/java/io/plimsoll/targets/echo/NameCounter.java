package io.plimsoll.targets.echo;

import org.HdrHistogram.Histogram;

/** What one loop counted for one name: requests, and service times of finished answers. */
final class NameCounter {

    private static final long LONGEST_NANOS = 3_600_000_000_000L;

    private final Histogram serviceNanos = new Histogram(3);
    private long maxNanos;
    long requests;

    void finished(long nanos) {
        long recorded = Math.clamp(nanos, 0, LONGEST_NANOS);
        maxNanos = Math.max(maxNanos, recorded);
        serviceNanos.recordValue(recorded);
    }

    NameCounter copy() {
        NameCounter copy = new NameCounter();
        copy.add(this);
        return copy;
    }

    void add(NameCounter other) {
        requests += other.requests;
        maxNanos = Math.max(maxNanos, other.maxNanos);
        serviceNanos.add(other.serviceNanos);
    }

    EchoStats.ServiceTimes service() {
        long count = serviceNanos.getTotalCount();
        return new EchoStats.ServiceTimes(
                count,
                count == 0 ? 0 : serviceNanos.getMean(),
                count == 0 ? 0 : serviceNanos.getMinValue(),
                percentile(50),
                percentile(75),
                percentile(90),
                percentile(95),
                percentile(99),
                percentile(99.9),
                maxNanos);
    }

    private long percentile(double percent) {
        return Math.min(serviceNanos.getValueAtPercentile(percent), maxNanos);
    }
}
