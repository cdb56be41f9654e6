package io.plimsoll.app.external;

import java.util.ArrayList;
import java.util.List;

/** Parts a command as a shell does: blanks, quotes, backslashes, and the ends of commands. */
final class ShellWords {

    /** Ends a command; no word of a shell can hold it. */
    static final String END = "\0";

    private static final int SHOWN_MAX = 40;

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private ShellWords(String text) {
        this.text = text;
    }

    /** The words, {@link #END} between commands. */
    static List<String> of(String text) {
        return new ShellWords(text).words();
    }

    private List<String> words() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case ' ', '\t', '\r' -> endWord();
                case '\n', ';', '|', '&' -> {
                    endWord();
                    words.add(END);
                }
                case '\\' -> escaped();
                case '\'' -> quoted('\'');
                case '"' -> quoted('"');
                case '^' -> windowsEscape();
                case '$' -> dollar();
                case '#' -> comment();
                default -> add(c);
            }
        }
        endWord();
        return words;
    }

    private void add(char c) {
        inWord = true;
        word.append(c);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString().replace(END, ""));
        }
        word.setLength(0);
        inWord = false;
    }

    /** A backslash takes the meaning of what follows; before a line break both vanish. */
    private void escaped() {
        if (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '\r' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            } else if (next != '\n') {
                add(next);
            }
        }
    }

    /** Browsers copy commands for Windows with a caret at the end of lines. */
    private void windowsEscape() {
        int next = text.startsWith("\r\n", at) ? at + 2 : text.startsWith("\n", at) ? at + 1 : -1;
        if (next < 0) {
            add('^');
        } else {
            at = next;
        }
    }

    private void dollar() {
        if (at < text.length() && text.charAt(at) == '\'') {
            at++;
            ansiQuoted();
        } else {
            add('$');
        }
    }

    private void comment() {
        if (inWord) {
            add('#');
        } else {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        }
    }

    private void quoted(char quote) {
        int from = at - 1;
        inWord = true;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            boolean escape =
                    quote == '"'
                            && c == '\\'
                            && at < text.length()
                            && "\"\\$`\n".indexOf(text.charAt(at)) >= 0;
            if (!escape) {
                word.append(c);
            } else if (text.charAt(at++) != '\n') {
                word.append(text.charAt(at - 1));
            }
        }
        close(from, quote);
    }

    /** {@code $'…'}: with the escapes of C. */
    private void ansiQuoted() {
        int from = at - 1;
        inWord = true;
        while (at < text.length() && text.charAt(at) != '\'') {
            char c = text.charAt(at++);
            if (c != '\\' || at == text.length()) {
                word.append(c);
                continue;
            }
            char escape = text.charAt(at++);
            switch (escape) {
                case 'n' -> word.append('\n');
                case 'r' -> word.append('\r');
                case 't' -> word.append('\t');
                case 'u' -> code(4);
                case 'x' -> code(2);
                default -> word.append(escape);
            }
        }
        close(from, '\'');
    }

    private void close(int from, char quote) {
        if (at >= text.length()) {
            long line = 1 + text.substring(0, from).chars().filter(c -> c == '\n').count();
            String begin = text.substring(from, Math.min(text.length(), from + SHOWN_MAX));
            throw InputFile.refused(
                    "a quote is never closed, in line %d: %s"
                            .formatted(line, begin.lines().findFirst().orElse("")),
                    "close it with `" + quote + "`");
        }
        at++;
    }

    private void code(int digits) {
        int end = Math.min(text.length(), at + digits);
        String hex = text.substring(at, end);
        if (hex.matches("[0-9a-fA-F]+")) {
            word.append((char) Integer.parseInt(hex, 16));
            at = end;
        }
    }
}
