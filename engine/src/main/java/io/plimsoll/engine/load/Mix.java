package io.plimsoll.engine.load;

import io.plimsoll.model.basics.Seeds;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which workload arrival k does, and the how-manieth of its kind it is: a seeded shuffle of each
 * block of Σ weights arrivals, so that every block has exactly its shares. Walked in the order of
 * k; the answer depends on k and the seed alone.
 */
final class Mix {

    private final int[] weights;
    private final int[] block;
    private final long[] rankInBlock;
    private final long seed;
    private long blockNumber = -1;
    private int workload;
    private long rank;

    Mix(List<Integer> weights, long seed) {
        this.weights = reduced(weights);
        this.seed = seed;
        int sum = 0;
        for (int weight : this.weights) {
            sum += weight;
        }
        block = new int[sum];
        rankInBlock = new long[sum];
        shuffle(0);
    }

    /** Goes to arrival k, from 0. */
    void seek(long k) {
        long number = k / block.length;
        if (number != blockNumber && block.length > 1) {
            shuffle(number);
        }
        int at = (int) (k % block.length);
        workload = block[at];
        rank = number * weights[workload] + rankInBlock[at];
    }

    /** How many of the first arrivals are of a workload. */
    long count(int ofWorkload, long arrivals) {
        long whole = arrivals / block.length;
        long count = whole * weights[ofWorkload];
        for (long k = whole * block.length; k < arrivals; k++) {
            seek(k);
            count += workload == ofWorkload ? 1 : 0;
        }
        return count;
    }

    int workload() {
        return workload;
    }

    long rank() {
        return rank;
    }

    private void shuffle(long number) {
        blockNumber = number;
        int at = 0;
        for (int w = 0; w < weights.length; w++) {
            for (int i = 0; i < weights[w]; i++) {
                block[at++] = w;
            }
        }
        SplittableRandom random = new SplittableRandom(Seeds.of(seed, number));
        for (int i = block.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = block[i];
            block[i] = block[j];
            block[j] = swap;
        }
        int[] seen = new int[weights.length];
        for (int i = 0; i < block.length; i++) {
            rankInBlock[i] = seen[block[i]]++;
        }
    }

    private static int[] reduced(List<Integer> weights) {
        int divisor = weights.stream().mapToInt(Integer::intValue).reduce(0, Mix::gcd);
        return weights.stream().mapToInt(w -> w / Math.max(1, divisor)).toArray();
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
