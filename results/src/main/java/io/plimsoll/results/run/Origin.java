package io.plimsoll.results.run;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Where a run came from: what one needs, beside its scenario, to do it again.
 *
 * @param command the words as they were typed, the program's name not included
 * @param version of Plimsoll
 * @param machine operating system and Java, for people
 */
public record Origin(List<String> command, String version, String machine) {

    public Origin {
        command = List.copyOf(command);
    }

    /**
     * The same without what must not be seen.
     *
     * @param masked hides it in a word
     */
    public Origin without(UnaryOperator<String> masked) {
        return new Origin(command.stream().map(masked).toList(), version, machine);
    }

    /** The command as a shell takes it. */
    public String commandLine() {
        StringBuilder line = new StringBuilder("plimsoll");
        command.forEach(word -> line.append(' ').append(quoted(word)));
        return line.toString();
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
