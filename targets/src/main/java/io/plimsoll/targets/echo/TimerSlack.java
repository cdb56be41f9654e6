package io.plimsoll.targets.echo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How late Linux may wake a thread in order to save power: 50 µs unless told otherwise. */
final class TimerSlack {

    private TimerSlack() {}

    /** Asks for 1 ns for the calling thread. Where there is no such file, timers stay coarse. */
    static void tighten() {
        Path self = Path.of("/proc/thread-self");
        try {
            if (Files.isSymbolicLink(self)) {
                Path thread = Files.readSymbolicLink(self).getFileName();
                Files.writeString(Path.of("/proc/" + thread + "/timerslack_ns"), "1");
            }
        } catch (IOException e) {
            System.err.println("note: delays may be 50 us late: " + e.getMessage());
        }
    }
}
