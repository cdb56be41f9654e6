package io.plimsoll.checks.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Puts the event loops of a process and its children before all other work of the machine, as
 * real-time threads, where the system allows that: for tests that need them healthy. So are the
 * threads that these wait for at a safepoint; compilers stay what they are.
 */
final class Shield implements Runnable {

    /** The last one is what a collection runs in. */
    private static final List<String> THREADS = List.of("plimsoll-shard", "echo-", "VM Thread");

    private static final long POLL_NANOS = 10_000_000;

    private final ProcessHandle process;
    private final Set<Path> seen = new HashSet<>();

    private Shield(ProcessHandle process) {
        this.process = process;
    }

    /** From now on, until the process ends. */
    static void over(ProcessHandle process) {
        Thread.ofVirtual().start(new Shield(process));
    }

    @Override
    public void run() {
        while (process.isAlive()) {
            Stream.concat(Stream.of(process), process.descendants())
                    .flatMap(each -> list(Path.of("/proc", Long.toString(each.pid()), "task")))
                    .filter(this::isUnseen)
                    .forEach(Shield::prefer);
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private boolean isUnseen(Path thread) {
        return !seen.contains(thread)
                && THREADS.stream().anyMatch(name(thread)::startsWith)
                && seen.add(thread);
    }

    private static void prefer(Path thread) {
        try {
            Commands.run(List.of("chrt", "--rr", "-p", "1", thread.getFileName().toString()));
        } catch (IllegalStateException refused) {
            if (Files.exists(thread)) { // otherwise it has ended meanwhile
                System.out.println("truth: not shielded: " + refused.getMessage());
            }
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList().stream();
        } catch (IOException ended) {
            return Stream.of();
        }
    }

    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm"));
        } catch (IOException ended) {
            return "";
        }
    }
}
