package io.plimsoll.model.yaml;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The names that a file gives, gathered before they are used. A kind of name is incomplete when
 * part of the file could not be read: then one that is not there is no problem of its own.
 */
final class Names {

    private final Set<String> names = new LinkedHashSet<>();
    private boolean complete = true;

    /** Whether it was not there yet. */
    boolean add(String name) {
        return names.add(name);
    }

    void incomplete() {
        complete = false;
    }

    Set<String> all() {
        return names;
    }

    /** Whether these are all there are, in so many things read. */
    boolean isAll(int read) {
        return complete && names.size() == read;
    }

    boolean lacks(String name) {
        return complete && !names.contains(name);
    }
}
