package io.plimsoll.model.load;

/**
 * A rate that is constant from one edge to the next, the sum of whose pieces gives each start in
 * closed form.
 *
 * @param edgesNanos the beginning of each piece, the first 0, and the end of the last; not rounded,
 *     so that thirds of a phase hold thirds of its starts
 * @param ratesPerSecond one rate per piece
 */
record Pieces(double[] edgesNanos, double[] ratesPerSecond) {

    double rateAt(long atNanos) {
        int piece = 0;
        while (piece < ratesPerSecond.length - 1 && atNanos >= edgesNanos[piece + 1]) {
            piece++;
        }
        return ratesPerSecond[piece];
    }

    /** How many starts there are. */
    double count() {
        double sum = 0;
        double most = 0;
        for (int piece = 0; piece < ratesPerSecond.length; piece++) {
            sum += area(piece);
            most = Math.max(most, ratesPerSecond[piece]);
        }
        return StartCount.of(sum, most);
    }

    Starts starts() {
        return new Starts() {
            private long k;
            private int piece;
            private double before;

            @Override
            public long next() {
                while (piece < ratesPerSecond.length) {
                    double start =
                            Math.ceil(
                                    edgesNanos[piece] + (k - before) * 1e9 / ratesPerSecond[piece]);
                    if (start < edgesNanos[piece + 1]) {
                        k++;
                        return (long) Math.max(Math.ceil(edgesNanos[piece]), start);
                    }
                    before += area(piece);
                    piece++;
                }
                return END;
            }
        };
    }

    private double area(int piece) {
        return ratesPerSecond[piece] * ((edgesNanos[piece + 1] - edgesNanos[piece]) / 1e9);
    }
}
