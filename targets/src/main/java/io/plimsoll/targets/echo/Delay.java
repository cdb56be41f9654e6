package io.plimsoll.targets.echo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long after a request's stamp its answer is due: a distribution that delays are drawn from.
 */
public sealed interface Delay {

    /** No delay: the answer goes out as soon as the request was read. */
    Delay NONE = new Constant(0);

    long drawNanos(RandomGenerator random);

    /**
     * Reads {@code 1ms}, {@code uniform:1ms..3ms}, {@code exp:10ms} (the mean; drawn values end at
     * 100 means), or a mixture of them by shares that make 100 %: {@code 98.5%:1ms,1.5%:100ms}.
     */
    static Delay parse(String text) {
        return text.contains("%") ? Mixture.parse(text) : single(text);
    }

    private static Delay single(String text) {
        if (text.startsWith("exp:")) {
            return new Exponential(Quantities.durationNanos(text.substring(4)));
        }
        if (text.startsWith("uniform:")) {
            String[] ends = text.substring(8).split("\\.\\.", 2);
            if (ends.length == 2) {
                return new Uniform(
                        Quantities.durationNanos(ends[0]), Quantities.durationNanos(ends[1]));
            }
            throw Quantities.wrong(text, "a uniform delay such as uniform:1ms..3ms");
        }
        return new Constant(Quantities.durationNanos(text));
    }

    record Constant(long nanos) implements Delay {
        @Override
        public long drawNanos(RandomGenerator random) {
            return nanos;
        }
    }

    record Uniform(long leastNanos, long mostNanos) implements Delay {
        public Uniform {
            if (leastNanos > mostNanos) {
                throw new IllegalArgumentException(
                        "a uniform delay ends before it begins; write uniform:LEAST..MOST");
            }
        }

        @Override
        public long drawNanos(RandomGenerator random) {
            return random.nextLong(leastNanos, mostNanos + 1);
        }
    }

    record Exponential(long meanNanos) implements Delay {
        @Override
        public long drawNanos(RandomGenerator random) {
            return (long) (meanNanos * Math.min(100, -Math.log1p(-random.nextDouble())));
        }
    }

    record Mixture(List<Part> parts) implements Delay {
        private static final int PARTS_MAX = 100;

        public record Part(double share, Delay delay) {}

        public Mixture {
            parts = List.copyOf(parts);
            double sum = parts.stream().mapToDouble(Part::share).sum();
            if (Math.abs(sum - 1) > 1e-9) {
                throw new IllegalArgumentException(
                        "the shares of a mixed delay make %s %%, not 100 %%"
                                .formatted(Math.round(sum * 1e6) / 1e4));
            }
        }

        private static Mixture parse(String text) {
            List<Part> parts = new ArrayList<>();
            for (String part : text.split(",", PARTS_MAX)) {
                int colon = part.indexOf(':');
                if (colon < 0) {
                    throw Quantities.wrong(part, "a share and its delay such as 98.5%:1ms");
                }
                parts.add(
                        new Part(
                                Quantities.share(part.substring(0, colon)),
                                single(part.substring(colon + 1))));
            }
            return new Mixture(parts);
        }

        @Override
        public long drawNanos(RandomGenerator random) {
            double at = random.nextDouble();
            for (Part part : parts) {
                at -= part.share;
                if (at < 0) {
                    return part.delay.drawNanos(random);
                }
            }
            return parts.getLast().delay.drawNanos(random);
        }
    }
}
