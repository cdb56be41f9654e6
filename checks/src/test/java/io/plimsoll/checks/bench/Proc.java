package io.plimsoll.checks.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the kernel says about processes: CPU time, threads, resident memory, stolen time. */
final class Proc {
    private static final double TICKS_PER_SECOND = 100; // USER_HZ, fixed in the kernel's interface

    private Proc() {}

    /** User and system time of a process with all its threads and children, in seconds. */
    static double cpuSeconds(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToDouble(one -> cpuSeconds(Path.of("/proc", Long.toString(one.pid())), true))
                .sum();
    }

    /** User and system time of each thread of a process in seconds, by thread name and id. */
    static Map<String, Double> threadCpuSeconds(ProcessHandle process) {
        Map<String, Double> seconds = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(task(process))) {
            tasks.forEach(
                    task -> {
                        String name = read(task.resolve("comm")).strip();
                        seconds.put(name + "/" + task.getFileName(), cpuSeconds(task, false));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seconds;
    }

    /** Resident memory in bytes. */
    static long residentBytes(ProcessHandle process) {
        return read(Path.of("/proc", Long.toString(process.pid()), "status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    /** Time that the hypervisor took from this machine's cores since boot, in seconds. */
    static double stealSeconds() {
        return coreSeconds(8);
    }

    /** Time that all processes and interrupts together took since boot, in seconds. */
    static double busySeconds() {
        return coreSeconds(1) // user
                + coreSeconds(2) // nice
                + coreSeconds(3) // system
                + coreSeconds(6) // interrupts
                + coreSeconds(7); // soft interrupts
    }

    /** A field of the line for all cores (proc_stat(5)). */
    private static double coreSeconds(int field) {
        String[] fields = read(Path.of("/proc/stat")).lines().findFirst().orElse("").split(" +");
        return Double.parseDouble(fields[field]) / TICKS_PER_SECOND;
    }

    private static Path task(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()), "task");
    }

    private static double cpuSeconds(Path process, boolean withReapedChildren) {
        String stat = read(process.resolve("stat"));
        if (stat.isEmpty()) {
            return 0;
        }
        // The name may contain blanks; the fields after its closing bracket are fixed (proc(5)).
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        if (withReapedChildren) {
            ticks += Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}
