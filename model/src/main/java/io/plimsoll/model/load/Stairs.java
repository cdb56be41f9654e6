package io.plimsoll.model.load;

import io.plimsoll.model.basics.Rate;
import java.util.List;

/**
 * Steps of equal length, each with its own rate.
 *
 * <pre>
 *      |        ____
 *      |    ____
 *      |____
 *      +------------ time
 * </pre>
 *
 * @param steps at least one
 */
public record Stairs(List<Rate> steps) implements OpenLoad {

    public Stairs {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("stairs have at least one step");
        }
    }

    @Override
    public double rateAt(long atNanos, long lengthNanos) {
        return pieces(lengthNanos).rateAt(atNanos);
    }

    @Override
    public long nextJumpOrPeak(long fromNanos, long lengthNanos) {
        for (int step = 0; step < steps.size(); step++) {
            long edge = (long) Math.ceil((double) lengthNanos * step / steps.size());
            if (edge >= fromNanos) {
                return edge;
            }
        }
        return Starts.END;
    }

    @Override
    public Starts starts(long lengthNanos, long seed) {
        return pieces(lengthNanos).starts();
    }

    @Override
    public double expectedStarts(long lengthNanos) {
        return pieces(lengthNanos).count();
    }

    private Pieces pieces(long lengthNanos) {
        double[] edges = new double[steps.size() + 1];
        double[] rates = new double[steps.size()];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = steps.get(i).perSecond();
            edges[i + 1] = (double) lengthNanos * (i + 1) / rates.length;
        }
        return new Pieces(edges, rates);
    }
}
