package io.plimsoll.app.cli;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.results.store.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The file that a report is to be written to: known to be a place for one before the run begins.
 */
record ReportFile(Path path) {

    /**
     * The file of that name.
     *
     * @throws PlimsollException if nothing can be written there, or not as what the name says
     */
    static ReportFile of(String name) {
        Path path;
        try {
            path = Path.of(name).toAbsolutePath();
        } catch (InvalidPathException wrong) {
            throw refused("`" + name + "` is no name of a file", "write --report report.html");
        }
        if (!name.toLowerCase(Locale.ROOT).matches(".*\\.html?")) {
            throw refused("`" + name + "`: a report is an HTML file", "write --report report.html");
        }
        Path folder = path.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw refused("`" + name + "`: there is no such folder", "make it: mkdir -p " + folder);
        }
        if (!Files.isWritable(folder) || Files.isDirectory(path)) {
            throw refused("`" + name + "` cannot be written", "choose another place");
        }
        return new ReportFile(path);
    }

    /** Writes it in one piece, readable by its owner only; what stood there before is replaced. */
    void write(String html, ExitCode verdict) {
        try {
            byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
            RunDirectory.write(path, out -> out.write(bytes));
        } catch (IOException failure) {
            ExitCode incomplete = ExitCode.RESULTS_INCOMPLETE;
            throw new PlimsollException(
                    verdict.compareTo(incomplete) < 0 ? verdict : incomplete,
                    Problem.of(
                            "the report could not be written to " + path + ": " + failure,
                            "the verdict above holds; look whether the disk is full, or too few files may be"
                                    + " open"));
        }
    }

    private static PlimsollException refused(String what, String help) {
        return new PlimsollException(ExitCode.USAGE, Problem.of("--report " + what, help));
    }
}
