package io.plimsoll.app.cli;

import io.plimsoll.model.basics.Version;
import io.plimsoll.model.masking.Masks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the details of an error inside Plimsoll go: nobody is shown a stack trace. */
final class BugFile {

    private BugFile() {}

    /**
     * Writes them; returns where they are, as a sentence.
     *
     * @param masks hide what the error quotes of secrets
     */
    static String write(Throwable bug, Masks masks) {
        StringWriter trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace));
        try {
            Path file = Files.createTempFile("plimsoll-error-", ".txt");
            Files.writeString(
                    file,
                    "plimsoll " + Version.NUMBER + System.lineSeparator() + masks.mask("" + trace));
            return "the details are in " + file;
        } catch (IOException full) {
            return "the details could not be written: " + full.getMessage();
        }
    }
}
