package io.plimsoll.checks.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** docs/benchmarks.md: sections by heading, each replaced when its experiment has run again. */
final class Page {
    private static final String HEAD =
            """
            # Benchmarks

            Written by `make bench`; do not edit. Required figures are shown with what was measured,
            met or not, and what is rounded is rounded against us. Peers are installed by
            `checks/bench/install-peers.sh`; raw rows stay in `checks/target/bench`.
            """;

    private final Path file;

    Page(Path file) {
        this.file = file;
    }

    /** Puts a section in its place, or at the end when it is new. */
    void put(Section section, String command) {
        try {
            Map<String, String> sections = new LinkedHashMap<>();
            if (Files.exists(file)) {
                for (String part : Files.readString(file).split("(?m)^(?=## )")) {
                    if (part.startsWith("## ")) {
                        sections.put(part.lines().findFirst().orElseThrow(), part.strip());
                    }
                }
            }
            String text = section.markdown(command) + "\n" + machine();
            sections.put("## " + section.title(), text.strip());
            Files.createDirectories(file.getParent());
            Files.writeString(file, HEAD + "\n" + String.join("\n\n", sections.values()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Date, processor, kernel and Java; no names of hosts. */
    static String machine() throws IOException {
        List<String> models =
                Files.readString(Path.of("/proc/cpuinfo"))
                        .lines()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 2))
                        .toList();
        String kernel = Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip();
        return "_%s; %d cores, %s; Linux %s; Java %s._"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        models.size(),
                        models.isEmpty() ? "unknown processor" : models.getFirst(),
                        kernel,
                        Runtime.version());
    }
}
