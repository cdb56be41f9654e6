package io.plimsoll.checks.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * How the machine's processor time was used, from one moment on: what neither this process nor its
 * dead children used is others' work, and what the hypervisor took is stolen. To be asked while no
 * child lives.
 */
final class Machine {

    private static final double TICKS_PER_SECOND = 100; // USER_HZ, fixed in the kernel's interface

    /** What is gone for a hundredth of the time is there in one of a hundred requests: in a p99. */
    private static final double DISTURBED_SHARE = 0.01;

    private static final int CALM_SECONDS_MAX = 20;

    private final long startNanos = System.nanoTime();
    private final double others = othersSeconds();
    private final double stolen = field(8);

    private Machine() {}

    /** From now on. */
    static Machine watch() {
        return new Machine();
    }

    /** Whether others' work and stolen time come to more than 1 % of a core. */
    boolean isDisturbed() {
        return othersShare() + stolenShare() > DISTURBED_SHARE;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "others used %.1f %% of a core, %.1f %% was stolen",
                100 * othersShare(),
                100 * stolenShare());
    }

    private double othersShare() {
        return Math.max(0, othersSeconds() - others) / seconds();
    }

    private double stolenShare() {
        return (field(8) - stolen) / seconds();
    }

    private double seconds() {
        return Math.max(0.01, (System.nanoTime() - startNanos) / 1e9);
    }

    /** Waits until others are calm, a bounded time. */
    static void awaitCalm() {
        for (int second = 0; second < CALM_SECONDS_MAX; second++) {
            Machine machine = watch();
            LockSupport.parkNanos(1_000_000_000L);
            if (!machine.isDisturbed()) {
                return;
            }
        }
    }

    /** Busy time of all cores since boot, less that of this process and its dead children. */
    private static double othersSeconds() {
        double busy = field(1) + field(2) + field(3) + field(6) + field(7);
        return busy - ownSeconds();
    }

    private static double ownSeconds() {
        String text = read(Path.of("/proc/self/stat"));
        // The name may contain blanks; the fields after its closing bracket are fixed (proc(5)).
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = 11; i <= 14; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** A field of the line for all cores (proc_stat(5)), in seconds. */
    private static double field(int number) {
        String[] fields = read(Path.of("/proc/stat")).lines().findFirst().orElse("").split(" +");
        return Double.parseDouble(fields[number]) / TICKS_PER_SECOND;
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
