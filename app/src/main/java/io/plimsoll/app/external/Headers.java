package io.plimsoll.app.external;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The headers of a request on its way into a draft.
 *
 * @param all in their order; a name may stand there more than once
 */
record Headers(List<Map.Entry<String, String>> all) {

    static final Headers NONE = new Headers(List.of());

    private static final String TYPE = "Content-Type";

    Headers {
        all = List.copyOf(all);
    }

    /** Whether a header of this name says what the body is. */
    static boolean isType(String name) {
        return name.equalsIgnoreCase(TYPE);
    }

    /** What they say the body is. */
    List<String> types() {
        return all.stream()
                .filter(header -> isType(header.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The first of these, in lower case; empty: they do not say. */
    String type() {
        return types().stream().findFirst().orElse("").toLowerCase(Locale.ROOT).strip();
    }

    Headers with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(all);
        more.add(Map.entry(name, value));
        return new Headers(more);
    }

    /** With this as the only type. */
    Headers withType(String type) {
        return new Headers(all.stream().filter(header -> !isType(header.getKey())).toList())
                .with(TYPE, type);
    }
}
