package io.plimsoll.engine.metrics;

import java.util.Arrays;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The series in which something happened within a second, by their numbers. The seconds draw on one
 * stock, so that a series takes room only while something happens in it.
 */
final class OpenSeries<S> {

    private final @Nullable S[] byNumber;
    private final Deque<S> stock;
    private final Supplier<S> maker;
    private int[] used = new int[8];
    private int count;

    /** Hears of each series in use, by rising numbers. */
    interface Each<S> {
        void of(int number, S series);
    }

    /**
     * @param byNumber an empty place for each series
     * @param stock cleared ones, shared with other seconds
     */
    OpenSeries(@Nullable S[] byNumber, Deque<S> stock, Supplier<S> maker) {
        this.byNumber = byNumber;
        this.stock = stock;
        this.maker = maker;
    }

    S get(int number) {
        S known = byNumber[number];
        return known == null ? use(number) : known;
    }

    private S use(int number) {
        S series = stock.isEmpty() ? maker.get() : stock.pop();
        byNumber[number] = series;
        if (count == used.length) {
            used = Arrays.copyOf(used, 2 * count);
        }
        used[count++] = number;
        return series;
    }

    void forEach(Each<S> each) {
        Arrays.sort(used, 0, count);
        for (int i = 0; i < count; i++) {
            each.of(used[i], get(used[i]));
        }
    }

    /** Gives all of them back, which their user has cleared. */
    void giveBack() {
        for (int i = 0; i < count; i++) {
            stock.push(get(used[i]));
            byNumber[used[i]] = null;
        }
        count = 0;
    }
}
