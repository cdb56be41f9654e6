package io.plimsoll.model.scenario;

import io.plimsoll.model.basics.SyntaxException;

/** A sentence and the place up to which it has been read; spaces before a word do not count. */
final class SloWords {

    private final String text;
    private int at;

    SloWords(String text) {
        this.text = text;
    }

    /** What has not been read. */
    String rest() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.substring(at);
    }

    boolean atEnd() {
        return rest().isEmpty();
    }

    boolean atQuote() {
        return rest().startsWith("\"");
    }

    void step(int characters) {
        at += characters;
    }

    /** The word that begins here; it ends before a space or one of some characters. */
    String peek(String ends) {
        String rest = rest();
        int end = 0;
        while (end < rest.length()
                && !Character.isWhitespace(rest.charAt(end))
                && ends.indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return rest.substring(0, end);
    }

    /** What stands before one of some characters. */
    String upTo(String ends) {
        String rest = rest();
        int end = 0;
        while (end < rest.length() && ends.indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return rest.substring(0, end);
    }

    /** What is made of some characters only. */
    String of(String characters) {
        String rest = rest();
        int end = 0;
        while (end < rest.length() && characters.indexOf(rest.charAt(end)) >= 0) {
            end++;
        }
        return rest.substring(0, end);
    }

    /** Steps over a word if it stands here. */
    boolean skip(String expected, String ends) {
        boolean here = peek(ends).equals(expected);
        at += here ? expected.length() : 0;
        return here;
    }

    /** Steps over a text in quotes; a backslash keeps what follows it. */
    String quoted() {
        StringBuilder inside = new StringBuilder();
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 1 : 0;
            inside.append(end < text.length() ? text.charAt(end) : ' ');
            end++;
        }
        if (end >= text.length()) {
            throw wrong("the quote is not closed", text.length() - at, "close it with \"");
        }
        at = end + 1;
        return inside.toString();
    }

    SyntaxException wrong(String what, int length, String help) {
        return new SyntaxException(what, at, length, help);
    }
}
