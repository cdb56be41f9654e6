package io.plimsoll.engine.monitor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** The processor time that this process has taken. */
public final class ProcessCpu {

    private ProcessCpu() {}

    /**
     * Since its start; asked of the kernel without a file, since there may be none left to open.
     */
    public static Duration taken() {
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Duration.ofNanos(system.getProcessCpuTime());
    }
}
