package io.plimsoll.engine.monitor;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The pauses of the garbage collector since it was made; {@link #sample} has to be called now and
 * then.
 */
public final class GarbageWatch {

    private final List<GarbageCollectorMXBean> collectors = new ArrayList<>();
    private final long before;
    private final long beganMillis = ManagementFactory.getRuntimeMXBean().getUptime();
    private long longestMillis;

    public GarbageWatch() {
        ManagementFactory.getGarbageCollectorMXBeans()
                .forEach(
                        bean -> {
                            if (bean instanceof GarbageCollectorMXBean collector) {
                                collectors.add(collector);
                            }
                        });
        before = count();
    }

    /**
     * Looks at each collector's last pause, so the longest of several since the last look may be
     * missed.
     */
    public void sample() {
        for (GarbageCollectorMXBean collector : collectors) {
            GcInfo last = collector.getLastGcInfo();
            if (last != null && last.getStartTime() >= beganMillis) {
                longestMillis = Math.max(longestMillis, last.getDuration());
            }
        }
    }

    public long pauses() {
        return count() - before;
    }

    public Duration longest() {
        return Duration.ofMillis(longestMillis);
    }

    private long count() {
        return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }
}
