package io.plimsoll.model.load;

/**
 * A rate that is constant from one edge to the next, the sum of whose pieces gives each start in
 * closed form.
 *
 * @param edgesNanos the beginning of each piece, the first 0, and the end of the last
 * @param ratesPerSecond one rate per piece
 */
record Pieces(long[] edgesNanos, double[] ratesPerSecond) {

    double rateAt(long atNanos) {
        int piece = 0;
        while (piece < ratesPerSecond.length - 1 && atNanos >= edgesNanos[piece + 1]) {
            piece++;
        }
        return ratesPerSecond[piece];
    }

    /** The integral of the rate up to the end: how many starts there are, before rounding. */
    double total() {
        double sum = 0;
        for (int piece = 0; piece < ratesPerSecond.length; piece++) {
            sum += area(piece);
        }
        return sum;
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
                            Math.ceil(edgesNanos[piece] + (k - before) * 1e9 / ratesPerSecond[piece]);
                    if (start < edgesNanos[piece + 1]) {
                        k++;
                        return Math.max(edgesNanos[piece], (long) start);
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
