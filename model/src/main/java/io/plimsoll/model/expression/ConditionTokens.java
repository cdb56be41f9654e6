package io.plimsoll.model.expression;

import io.plimsoll.model.basics.SyntaxException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a condition, one after the other. */
final class ConditionTokens {

    /** What a word is. */
    enum Kind {
        REFERENCE,
        TEXT,
        NUMBER,
        /** A word of the language, a sign, or something unknown. */
        WORD,
        END
    }

    /**
     * A word.
     *
     * @param text without quotes or braces
     * @param offset where it begins
     * @param length of all of it
     */
    record Token(Kind kind, String text, int offset, int length) {

        boolean is(String... words) {
            return kind == Kind.WORD && List.of(words).contains(text);
        }
    }

    private static final Pattern SIGN = Pattern.compile("[<>=!~≤≥]+|[()]");
    private static final Pattern WORD = Pattern.compile("[^\\s<>=!~≤≥()'\"$]+");

    private final String text;
    private int at;

    ConditionTokens(String text) {
        this.text = text;
    }

    void limitTo(int characters) {
        if (text.length() > characters) {
            String what = "a condition has at most " + characters + " characters";
            throw new SyntaxException(what, characters, 1, "split it");
        }
    }

    /** The next word; it stays where it is. */
    Token peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return new Token(Kind.END, "", at, 1);
        }
        char first = text.charAt(at);
        if (first == '\'' || first == '"') {
            return quoted(first);
        }
        if (text.startsWith("${", at)) {
            return reference();
        }
        for (Pattern pattern : List.of(SIGN, WORD)) {
            Matcher matcher = pattern.matcher(text).region(at, text.length());
            if (matcher.lookingAt()) {
                String word = matcher.group();
                boolean number = Value.NUMBER.matcher(word).matches();
                return new Token(number ? Kind.NUMBER : Kind.WORD, word, at, word.length());
            }
        }
        return new Token(Kind.WORD, String.valueOf(first), at, 1);
    }

    Token next() {
        Token token = peek();
        at += token.kind() == Kind.END ? 0 : token.length();
        return token;
    }

    /** Steps over a word if it stands here. */
    boolean skip(String word) {
        boolean here = peek().is(word);
        if (here) {
            next();
        }
        return here;
    }

    /** A quote inside is written twice. */
    private Token quoted(char quote) {
        StringBuilder inside = new StringBuilder();
        int end = at + 1;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c == quote && !text.startsWith(String.valueOf(quote), end + 1)) {
                return token(inside.toString(), end + 1);
            }
            inside.append(c);
            end += c == quote ? 2 : 1;
        }
        throw new SyntaxException(
                "the quote is not closed", at, text.length() - at, "close it with " + quote);
    }

    private Token token(String inside, int end) {
        int reference = inside.indexOf("${");
        if (reference >= 0) {
            throw new SyntaxException(
                    "`${` is not replaced inside quotes",
                    Math.min(at + 1 + reference, text.length() - 1),
                    2,
                    "write `${name}` without quotes");
        }
        return new Token(Kind.TEXT, inside, at, end - at);
    }

    private Token reference() {
        int end = text.indexOf('}', at);
        if (end < 0) {
            throw new SyntaxException("`${` is not closed", at, 2, "write `${name}`");
        }
        String name = text.substring(at + 2, end);
        if (name.isBlank() || name.contains("${")) {
            throw new SyntaxException(
                    "`${` is not closed, or has no name", at, 2, "write `${name}`");
        }
        return new Token(Kind.REFERENCE, name, at, end + 1 - at);
    }

    SyntaxException wrong(String what, Token token, String help) {
        return new SyntaxException(what, token.offset(), token.length(), help);
    }
}
