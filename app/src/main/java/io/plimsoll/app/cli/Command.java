package io.plimsoll.app.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One of the words after {@code plimsoll}. */
interface Command {

    /** Its name, options and help. */
    CommandSpec spec();

    /**
     * Does it.
     *
     * @return what the process ends with
     * @throws io.plimsoll.model.basics.PlimsollException with everything the user has to mend
     */
    int run(ParseResult parsed);
}
