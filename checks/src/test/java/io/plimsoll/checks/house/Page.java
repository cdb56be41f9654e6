package io.plimsoll.checks.house;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A file of text.
 *
 * @param path from the project's root, with slashes
 * @param text all of it
 */
record Page(String path, String text) {

    boolean isJava() {
        return path.endsWith(".java");
    }

    /** Whether it is part of the program rather than of its tests. */
    boolean isProgram() {
        return isJava() && path.contains("/src/main/");
    }

    boolean isIn(String... rooms) {
        return List.of(rooms).stream()
                .anyMatch(room -> path.contains("/java/io/plimsoll/" + room + "/"));
    }

    /** The lines that {@code pattern} occurs in, as places to print. */
    List<String> linesWith(Pattern pattern) {
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> pattern.matcher(lines.get(i)).find())
                .mapToObj(i -> path + ":" + (i + 1) + ": " + lines.get(i).strip())
                .toList();
    }
}
