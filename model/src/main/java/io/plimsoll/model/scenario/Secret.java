package io.plimsoll.model.scenario;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a value is that nobody may see. A scenario holds this place and never the value; {@code
 * ${secrets.name}} stands for the value in what is sent.
 */
public sealed interface Secret {

    /** A shorter value could not be hidden without hiding much else. */
    int CHARACTERS_MIN = 4;

    int CHARACTERS_MAX = 4_096;

    /** What stands for all of them, so that no feeder is called that. */
    String NAMESPACE = "secrets";

    /** What their names begin with in {@code ${secrets.name}}. */
    String PREFIX = NAMESPACE + ".";

    /** Whether a text of a scenario has the value of a secret put in. */
    static boolean isIn(String text) {
        return Template.of(text).references().stream()
                .anyMatch(reference -> reference.name().startsWith(PREFIX));
    }

    /**
     * Whether a header, a cookie or a field of this name is likely to say who asks. A plain {@code
     * key} may be that of a product; that of an account has 16 characters or more, with letters and
     * digits.
     */
    static boolean isLikely(String name, String value) {
        return Names.LIKELY.matcher(name.toLowerCase(Locale.ROOT)).find()
                || (Names.KEY.matcher(name).find() && Names.CREDENTIAL.matcher(value).matches());
    }

    /** What such names have in them. */
    final class Names {

        private static final Pattern LIKELY =
                Pattern.compile(
                        "auth(?!ors?(?:[^i]|$))|cookie|token|secret|passw|pwd|session|signature|credential|jwt"
                                + "|(?:api|access|private|client|subscription|functions)[-_.]?key"
                                + "|(?:^|[^a-z])(?:sig|pass|passphrase)(?:$|[^a-z])");

        private static final Pattern KEY = Pattern.compile("(?i)(?:^|[^a-z])key$");

        private static final Pattern CREDENTIAL =
                Pattern.compile("(?=[^0-9]*[0-9])(?=[^A-Za-z]*[A-Za-z])[\\x21-\\x7e]{16,}");

        private Names() {}
    }

    /** A variable of the environment. */
    record Environment(String variable) implements Secret {}

    /**
     * A file that holds the value and at most a line break behind it.
     *
     * @param file absolute, or relative to the scenario's folder
     */
    record File(Path file) implements Secret {}
}
