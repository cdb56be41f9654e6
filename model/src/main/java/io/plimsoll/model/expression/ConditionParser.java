package io.plimsoll.model.expression;

import io.plimsoll.model.basics.Suggestions;
import io.plimsoll.model.expression.ConditionTokens.Kind;
import io.plimsoll.model.expression.ConditionTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Reads one condition from left to right.
 *
 * <pre>
 * condition  = all , { "or" , all } ;
 * all        = one , { "and" , one } ;
 * one        = "not" , one | "(" , condition , ")" | comparison ;
 * comparison = value , ( "==" | "!=" | "&lt;" | "&lt;=" | ">" | ">=" | "contains" ) , value
 *            | value , "matches" , text ;
 * value      = reference | text | number ;
 * </pre>
 */
final class ConditionParser {

    static final int CHARACTERS_MAX = 1_000;
    static final int DEPTH_MAX = 20;

    private static final List<String> OPERATORS =
            List.of("==", "!=", "<", "<=", ">", ">=", "contains", "matches");
    private static final String COMPARE =
            "compare it with ==, !=, <, <=, >, >=, contains or matches";
    private static final String A_VALUE = "a value is `${name}`, `'text'` or a number";

    private final ConditionTokens tokens;
    private int depth;

    ConditionParser(String text) {
        tokens = new ConditionTokens(text);
    }

    Condition parse() {
        tokens.limitTo(CHARACTERS_MAX);
        Condition condition = any();
        Token rest = tokens.next();
        if (rest.kind() != Kind.END) {
            String help =
                    rest.is(")")
                            ? "remove it, or open it with ("
                            : Suggestions.didYouMean(rest.text(), List.of("and", "or"))
                                    .orElse("join conditions with `and` or `or`");
            throw tokens.wrong("`" + rest.text() + "` follows a whole condition", rest, help);
        }
        return condition;
    }

    private Condition any() {
        List<Condition> conditions = joined("or", this::all);
        return conditions.size() == 1 ? conditions.getFirst() : new Condition.Any(conditions);
    }

    private Condition all() {
        List<Condition> conditions = joined("and", this::one);
        return conditions.size() == 1 ? conditions.getFirst() : new Condition.All(conditions);
    }

    private List<Condition> joined(String word, Supplier<Condition> each) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(each.get());
        while (tokens.skip(word)) {
            conditions.add(each.get());
        }
        return conditions;
    }

    private Condition one() {
        Token token = tokens.peek();
        if (++depth > DEPTH_MAX) {
            String what = "nested more than " + DEPTH_MAX + " levels deep";
            throw tokens.wrong(what, token, "split it");
        }
        Condition condition;
        if (tokens.skip("not")) {
            condition = new Condition.Not(one());
        } else if (tokens.skip("(")) {
            condition = any();
            if (!tokens.skip(")")) {
                throw tokens.wrong("the parenthesis is not closed", token, "close it with )");
            }
        } else {
            condition = comparison();
        }
        depth--;
        return condition;
    }

    private Condition comparison() {
        Token first = tokens.peek();
        Value left = value();
        Token operator = tokens.next();
        if (operator.kind() == Kind.END || operator.is(")", "and", "or")) {
            String what = "`" + first.text() + "` alone is no condition";
            throw tokens.wrong(what, first, COMPARE);
        }
        if (!OPERATORS.contains(operator.text()) || operator.kind() == Kind.TEXT) {
            throw tokens.wrong(
                    "unknown comparison `" + operator.text() + "`", operator, meant(operator));
        }
        Token second = tokens.peek();
        Value right = value();
        boolean constant =
                !(left instanceof Value.Reference) && !(right instanceof Value.Reference);
        if (constant) {
            String what = "this compares two constants";
            throw tokens.wrong(what, first, "one of them is a `${name}`");
        }
        return switch (operator.text()) {
            case "contains" -> new Condition.Contains(left, text(right, second));
            case "matches" -> new Condition.Matches(left, regex(right, second));
            default -> new Condition.Compares(left, comparison(operator), right);
        };
    }

    private static Comparison comparison(Token operator) {
        for (Comparison comparison : Comparison.values()) {
            if (comparison.sign().equals(operator.text())) {
                return comparison;
            }
        }
        throw new IllegalStateException(operator.text());
    }

    private static String meant(Token operator) {
        return switch (operator.text().toLowerCase(Locale.ROOT)) {
            case "=", "===", "is", "eq", "equals" -> Suggestions.didYouMean(List.of("=="));
            case "<>", "!==", "ne", "!" -> Suggestions.didYouMean(List.of("!="));
            case "=<", "≤", "le" -> Suggestions.didYouMean(List.of("<="));
            case "=>", "≥", "ge" -> Suggestions.didYouMean(List.of(">="));
            case "=~", "~", "match" -> Suggestions.didYouMean(List.of("matches"));
            default -> Suggestions.didYouMean(operator.text(), OPERATORS).orElse(COMPARE);
        };
    }

    private Value value() {
        Token token = tokens.next();
        return switch (token.kind()) {
            case REFERENCE -> new Value.Reference(token.text());
            case TEXT -> new Value.Text(token.text());
            case NUMBER -> new Value.Number(token.text());
            case WORD -> {
                boolean isWord = Character.isLetter(token.text().codePointAt(0));
                String help =
                        isWord
                                ? "write `${%s}` for its value, or `'%s'` for the text"
                                        .formatted(token.text(), token.text())
                                : A_VALUE;
                throw tokens.wrong("`" + token.text() + "` is no value", token, help);
            }
            case END -> throw tokens.wrong("a value is missing", token, A_VALUE);
        };
    }

    /** Digits are part of a text, too, but then they are meant as one. */
    private Value text(Value value, Token token) {
        if (value instanceof Value.Number) {
            String help = "quote it: `'" + token.text() + "'`";
            throw tokens.wrong("`contains` takes a text, not a number", token, help);
        }
        return value;
    }

    private Regex regex(Value value, Token token) {
        if (!(value instanceof Value.Text pattern)) {
            String help = "write it out: `matches '^[a-z]+$'`";
            throw tokens.wrong("`matches` takes a pattern in quotes", token, help);
        }
        try {
            return new Regex(pattern.text());
        } catch (IllegalArgumentException wrong) {
            String what = "this is no regular expression: " + wrong.getMessage();
            throw tokens.wrong(what, token, "it has the syntax of RE2, without (?=…) and \\1");
        }
    }
}
