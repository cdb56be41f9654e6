package io.plimsoll.model.basics;

import java.util.Optional;

/**
 * Something the user has to mend: what is wrong, where it stands if it stands in a file, and how to
 * mend it.
 *
 * @param what one sentence without a full stop; names are quoted with backticks
 * @param where the place in the file
 * @param help the mend: «did you mean `rate`?», or what is allowed here
 */
public record Problem(String what, Optional<Place> where, Optional<String> help) {

    public static Problem of(String what) {
        return new Problem(what, Optional.empty(), Optional.empty());
    }

    public static Problem of(String what, String help) {
        return new Problem(what, Optional.empty(), Optional.of(help));
    }

    public static Problem at(Place where, String what, String help) {
        return new Problem(what, Optional.of(where), Optional.of(help));
    }
}
