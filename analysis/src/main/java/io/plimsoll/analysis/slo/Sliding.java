package io.plimsoll.analysis.slo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The sum of the last few of many things that can be added but not subtracted: two stacks, the
 * older one holding sums from each of its elements to its end, so that each step adds three times
 * on average, however many there are.
 */
final class Sliding<T> {

    private final int length;
    private final BinaryOperator<T> plus;
    private final Deque<T> olderSums = new ArrayDeque<>();
    private final List<T> newer = new ArrayList<>();
    private @Nullable T newerSum;

    Sliding(int length, BinaryOperator<T> plus) {
        this.length = length;
        this.plus = plus;
    }

    void clear() {
        olderSums.clear();
        newer.clear();
        newerSum = null;
    }

    /** Takes in one more; the sum of the last ones as soon as there are enough of them. */
    Optional<T> add(T next) {
        if (olderSums.size() + newer.size() == length) {
            dropOldest();
        }
        newer.add(next);
        T sum = newerSum == null ? next : plus.apply(newerSum, next);
        newerSum = sum;
        if (olderSums.size() + newer.size() < length) {
            return Optional.empty();
        }
        return Optional.of(olderSums.isEmpty() ? sum : plus.apply(olderSums.getLast(), sum));
    }

    private void dropOldest() {
        if (olderSums.isEmpty()) {
            T sum = newer.removeLast();
            olderSums.add(sum);
            while (!newer.isEmpty()) {
                sum = plus.apply(newer.removeLast(), sum);
                olderSums.add(sum);
            }
            newerSum = null;
        }
        olderSums.removeLast();
    }
}
