package io.plimsoll.model.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a text stands in an XML document: {@code /order/item[2]/@id}. The absolute, abbreviated
 * paths of XPath 1.0, by local names: prefixes and namespaces are not looked at.
 *
 * @param elements from the root down, at least one
 * @param attribute of the last one; empty: the text inside it
 */
public record XmlPath(List<Element> elements, Optional<String> attribute) {

    private static final String NAME = "[A-Za-z_\\u0080-\\uffff][A-Za-z0-9_.\\u0080-\\uffff-]*";
    private static final Pattern ELEMENT =
            Pattern.compile("/(%s)(?:\\[([1-9][0-9]{0,5})\\])?".formatted(NAME));
    private static final Pattern ATTRIBUTE = Pattern.compile("/@(%s)".formatted(NAME));
    private static final int ELEMENTS_MAX = 100;
    private static final int CHARACTERS_MAX = 1_000;

    /**
     * One step down.
     *
     * @param position among the siblings of that name, from 1
     */
    public record Element(String name, int position) {}

    public XmlPath {
        elements = List.copyOf(elements);
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("a path names an element");
        }
    }

    /** Reads {@code /a/b[2]} or {@code /a/b/@c}; empty for all else. */
    public static Optional<XmlPath> parse(String text) {
        if (text.length() > CHARACTERS_MAX) {
            return Optional.empty();
        }
        List<Element> elements = new ArrayList<>();
        Matcher element = ELEMENT.matcher(text);
        int at = 0;
        while (elements.size() < ELEMENTS_MAX && element.find(at) && element.start() == at) {
            int position = element.group(2) == null ? 1 : Integer.parseInt(element.group(2));
            elements.add(new Element(element.group(1), position));
            at = element.end();
        }
        String rest = text.substring(at);
        Matcher attribute = ATTRIBUTE.matcher(rest);
        if (elements.isEmpty() || !(rest.isEmpty() || attribute.matches())) {
            return Optional.empty();
        }
        return Optional.of(
                new XmlPath(
                        elements,
                        rest.isEmpty() ? Optional.empty() : Optional.of(attribute.group(1))));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return elements.stream()
                        .map(
                                element ->
                                        "/"
                                                + element.name()
                                                + (element.position() == 1
                                                        ? ""
                                                        : "[" + element.position() + "]"))
                        .collect(Collectors.joining())
                + attribute.map(name -> "/@" + name).orElse("");
    }
}
