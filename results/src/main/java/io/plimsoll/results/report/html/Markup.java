package io.plimsoll.results.report.html;

import io.plimsoll.model.basics.ProblemText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes elements of HTML and SVG, and closes what was opened. Whatever is handed over as text or
 * as an attribute's value stays text: there is no way to write markup but by naming an element.
 */
final class Markup {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9:-]*");

    /** Elements after whose end no line may end, because blanks around them would show. */
    private static final Set<String> IN_TEXT =
            Set.of("a", "b", "bdi", "code", "span", "text", "tspan", "title", "desc", "td", "th");

    private final StringBuilder written = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Begins an element.
     *
     * @param attributes names and values in turn; a value is a text or a number
     */
    Markup open(String element, Object... attributes) {
        begin(element, attributes).append('>');
        open.push(element);
        return this;
    }

    /** Ends the element that was opened last. */
    Markup close() {
        String element = open.pop();
        written.append("</").append(element).append('>');
        endLine(element);
        return this;
    }

    /** An element with nothing in it. */
    Markup empty(String element, Object... attributes) {
        begin(element, attributes).append("/>");
        endLine(element);
        return this;
    }

    /** An element with a text in it. */
    Markup element(String element, String text, Object... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** Text as it stands, but for what a browser or an editor would obey. */
    Markup text(String text) {
        escape(text);
        return this;
    }

    /** A line of text in an element that keeps lines. */
    Markup line(String text) {
        escape(text);
        written.append('\n');
        return this;
    }

    /** A style sheet of our own, which nothing may end before its end. */
    Markup style(String sheet) {
        if (sheet.contains("<")) {
            throw new IllegalArgumentException("a style sheet holds no markup");
        }
        written.append("<style>").append(sheet).append("</style>\n");
        return this;
    }

    /** All of it; everything that was opened is closed. */
    String document() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return "<!doctype html>\n" + written;
    }

    /** To a tenth, which is less than an eye can see; no more characters than it takes. */
    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private StringBuilder begin(String element, Object... attributes) {
        written.append('<').append(checked(element));
        for (int i = 0; i < attributes.length; i += 2) {
            written.append(' ').append(checked(attributes[i].toString())).append("=\"");
            if (attributes[i + 1] instanceof Double value) {
                written.append(number(value));
            } else {
                escape(attributes[i + 1].toString());
            }
            written.append('"');
        }
        return written;
    }

    private void endLine(String element) {
        if (!IN_TEXT.contains(element)) {
            written.append('\n');
        }
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name: " + name);
        }
        return name;
    }

    private void escape(String text) {
        String visible = ProblemText.visible(text);
        for (int i = 0; i < visible.length(); i++) {
            char character = visible.charAt(i);
            switch (character) {
                case '&' -> written.append("&amp;");
                case '<' -> written.append("&lt;");
                case '>' -> written.append("&gt;");
                case '"' -> written.append("&quot;");
                case '\'' -> written.append("&#39;");
                case '`' -> written.append("&#96;");
                default -> written.append(character);
            }
        }
    }
}
