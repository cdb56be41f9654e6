package io.plimsoll.model.scenario;

import java.nio.file.Path;

/**
 * Where a value is that nobody may see. A scenario holds this place and never the value; {@code
 * ${secrets.name}} stands for the value in what is sent.
 */
public sealed interface Secret {

    /** A shorter value could not be hidden without hiding much else. */
    int CHARACTERS_MIN = 4;

    int CHARACTERS_MAX = 4_096;

    /** A variable of the environment. */
    record Environment(String variable) implements Secret {}

    /**
     * A file that holds the value and at most a line break behind it.
     *
     * @param file absolute, or relative to the scenario's folder
     */
    record File(Path file) implements Secret {}
}
