package io.plimsoll.model.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression that is matched in time proportional to the text, whatever both are: the
 * syntax of RE2, without back-references and look-around.
 */
public final class Regex {

    private final Pattern pattern;

    /**
     * Compiles a pattern.
     *
     * @throws IllegalArgumentException with what is wrong with it
     */
    public Regex(String text) {
        try {
            pattern = Pattern.compile(text);
        } catch (PatternSyntaxException wrong) {
            String what = wrong.getDescription() + ": " + wrong.getPattern();
            throw new IllegalArgumentException(what, wrong);
        }
    }

    public String text() {
        return pattern.pattern();
    }

    boolean isIn(String whole) {
        return pattern.matcher(whole).find();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Regex regex && regex.text().equals(text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
