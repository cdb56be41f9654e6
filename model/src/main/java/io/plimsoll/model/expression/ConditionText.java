package io.plimsoll.model.expression;

import io.plimsoll.model.expression.Condition.All;
import io.plimsoll.model.expression.Condition.Any;
import io.plimsoll.model.expression.Condition.Compares;
import io.plimsoll.model.expression.Condition.Contains;
import io.plimsoll.model.expression.Condition.Matches;
import io.plimsoll.model.expression.Condition.Not;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the text that {@link ConditionParser} reads back to the same condition. */
final class ConditionText {

    private ConditionText() {}

    static String of(Condition condition) {
        return switch (condition) {
            case Any any -> joined(any.conditions(), " or ");
            case All all -> joined(all.conditions(), " and ");
            case Not not -> "not " + part(not.condition());
            case Compares compares ->
                    value(compares.left())
                            + " "
                            + compares.comparison().sign()
                            + " "
                            + value(compares.right());
            case Contains contains ->
                    value(contains.whole()) + " contains " + value(contains.part());
            case Matches matches ->
                    value(matches.value()) + " matches " + quoted(matches.regex().text());
        };
    }

    private static String joined(List<Condition> conditions, String word) {
        return conditions.stream().map(ConditionText::part).collect(Collectors.joining(word));
    }

    /** In parentheses where it would otherwise be read as part of something else. */
    private static String part(Condition condition) {
        boolean several = condition instanceof Any || condition instanceof All;
        return several ? "(" + of(condition) + ")" : of(condition);
    }

    private static String value(Value value) {
        return switch (value) {
            case Value.Reference reference -> "${" + reference.name() + "}";
            case Value.Text text -> quoted(text.text());
            case Value.Number number -> number.digits();
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
