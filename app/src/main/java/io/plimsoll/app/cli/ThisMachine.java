package io.plimsoll.app.cli;

import io.plimsoll.app.cli.plan.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what the operating system gives to this process; where it does not say, nothing. */
final class ThisMachine {

    private static final Pattern PORTS = Pattern.compile("(\\d+)\\s+(\\d+)\\s*");
    private static final Pattern FILES = Pattern.compile("(?s).*Max open files\\s+(\\d+)\\s.*");

    private ThisMachine() {}

    static Machine read() {
        return new Machine(
                ports(text(Path.of("/proc/sys/net/ipv4/ip_local_port_range"))),
                descriptors(text(Path.of("/proc/self/limits"))),
                Runtime.getRuntime().availableProcessors());
    }

    /** {@code Linux 6.1 amd64, Java 25.0.1}. */
    static String describe() {
        return "%s %s %s, Java %s"
                .formatted(
                        System.getProperty("os.name", "unknown system"),
                        System.getProperty("os.version", ""),
                        System.getProperty("os.arch", ""),
                        Runtime.version());
    }

    static OptionalLong ports(String range) {
        Matcher match = PORTS.matcher(range);
        return match.matches()
                ? OptionalLong.of(
                        Long.parseLong(match.group(2)) - Long.parseLong(match.group(1)) + 1)
                : OptionalLong.empty();
    }

    static OptionalLong descriptors(String limits) {
        Matcher match = FILES.matcher(limits);
        return match.matches()
                ? OptionalLong.of(Long.parseLong(match.group(1)))
                : OptionalLong.empty();
    }

    /** Reads in one piece: some of these files have no second one. */
    private static String text(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return reader.lines().collect(Collectors.joining("\n"));
        } catch (IOException | UncheckedIOException notThisSystem) {
            return "";
        }
    }
}
