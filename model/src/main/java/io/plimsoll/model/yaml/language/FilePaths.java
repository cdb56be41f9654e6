package io.plimsoll.model.yaml.language;

import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Span;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the paths of files that lie beside the scenario.
 *
 * @param folder of the scenario; without one, files are not looked for
 */
public record FilePaths(Optional<Path> folder) {

    /**
     * A path within the folder, of a file that is there.
     *
     * @param example what one could look like
     */
    public Optional<Path> read(String text, Span span, String example, Problems problems) {
        if (text.indexOf('\\') >= 0) {
            String mended = text.replace('\\', '/');
            problems.add(span, "`\\` stands in a path", "did you mean `" + mended + "`?");
            return Optional.empty();
        }
        Path file;
        try {
            file = Path.of(text).normalize();
        } catch (InvalidPathException e) {
            problems.add(
                    span, "`" + text + "` cannot be a file", "write for example `" + example + "`");
            return Optional.empty();
        }
        if (file.isAbsolute() || file.startsWith("..") || file.toString().isEmpty()) {
            problems.add(
                    span,
                    "`" + text + "` is outside the scenario's folder",
                    "put the file beside the scenario and write `./" + file.getFileName() + "`");
            return Optional.empty();
        }
        if (folder.isPresent() && Files.isDirectory(folder.get().resolve(file))) {
            problems.add(span, "`" + text + "` is a folder", "name a file in it");
            return Optional.empty();
        }
        if (folder.isPresent() && !Files.isRegularFile(folder.get().resolve(file))) {
            problems.add(
                    span,
                    "there is no file `" + text + "`",
                    "it is looked for beside the scenario, in `" + folder.get() + "`");
            return Optional.empty();
        }
        return Optional.of(file);
    }
}
