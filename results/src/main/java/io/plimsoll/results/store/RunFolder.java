package io.plimsoll.results.store;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.Suggestions;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder in which runs are kept, each in a directory of its own. */
public record RunFolder(Path path) {

    /** Stands for the newest run. */
    public static final String LAST = "last";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int SLUG_MAX = 40;
    private static final int SAME_NAME_MAX = 1_000;

    /**
     * Why no run can be kept here, as far as that can be known without making anything that stays.
     */
    public Optional<String> trouble() {
        Path there = path;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            return Optional.of("`" + there + "` is a file");
        }
        try {
            Files.delete(Files.createTempDirectory(there, ".plimsoll-"));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("nothing can be made in `" + there + "`: " + why(e));
        }
    }

    private static String why(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof FileSystemException refused && refused.getReason() != null
                ? refused.getReason()
                : "it takes no directories";
    }

    /** A new directory, named after the time and the scenario. */
    RunDirectory create(String scenario, Instant started) throws IOException {
        LocalDisk.createFolders(path);
        String name = TIME.format(started) + "-" + slug(scenario);
        for (int number = 1; ; number++) {
            Path directory = path.resolve(number == 1 ? name : name + "-" + number);
            try {
                LocalDisk.createFolder(directory);
                RunDirectory run = new RunDirectory(directory);
                LocalDisk.createFolder(run.journal());
                return run;
            } catch (FileAlreadyExistsException e) {
                if (number == SAME_NAME_MAX) {
                    throw e;
                }
            }
        }
    }

    private static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty()
                ? "run"
                : slug.substring(0, Math.min(SLUG_MAX, slug.length())).replaceAll("-$", "");
    }

    /** All runs, the oldest first. */
    public List<RunDirectory> list() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.sorted().map(RunDirectory::new).filter(RunDirectory::isRun).toList();
        } catch (IOException e) {
            throw unknown("the runs in `" + path + "` cannot be listed: " + IoText.of(e), "");
        }
    }

    /**
     * The run of this name: the whole of it, a beginning that no other has, the path of its
     * directory, or {@link #LAST}.
     *
     * @throws PlimsollException with {@link ExitCode#USAGE} when there is none
     */
    public RunDirectory find(String name) {
        List<RunDirectory> runs = list();
        if (name.equals(LAST) && !runs.isEmpty()) {
            return runs.getLast();
        }
        List<RunDirectory> found = runs.stream().filter(run -> run.name().equals(name)).toList();
        if (found.isEmpty() && !name.isEmpty()) {
            found = runs.stream().filter(run -> run.name().startsWith(name)).toList();
        }
        if (found.size() > 1) {
            throw unknown("several runs begin with `" + name + "`", "write more of the name");
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        try {
            // Other programs keep a `journal` too: what is not in this folder has to show more.
            RunDirectory elsewhere = new RunDirectory(Path.of(name).toAbsolutePath().normalize());
            if (elsewhere.isRun() && elsewhere.hasScenario()) {
                return elsewhere;
            }
        } catch (InvalidPathException e) {
            // no path, and no name either
        }
        throw unknown(
                "there is no run `" + name + "` in `" + path + "`",
                runs.isEmpty()
                        ? "no run is kept there; --out names another folder"
                        : Suggestions.didYouMean(
                                        name, runs.stream().map(RunDirectory::name).toList())
                                .orElse("`plimsoll runs ls` lists them"));
    }

    private static PlimsollException unknown(String what, String help) {
        return new PlimsollException(
                ExitCode.USAGE, help.isEmpty() ? Problem.of(what) : Problem.of(what, help));
    }
}
