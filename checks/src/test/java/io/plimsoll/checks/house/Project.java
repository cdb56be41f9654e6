package io.plimsoll.checks.house;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The project's files of text, wherever the build was started. */
final class Project {

    private static final Set<String> SKIPPED = Set.of("target", ".git", ".idea", ".vscode");
    private static final Set<String> TEXT =
            Set.of("java", "xml", "md", "sh", "yaml", "yml", "json", "flags", "c", "js", "py");
    private static final Set<String> TEXT_WITHOUT_SUFFIX = Set.of("plimsoll", "run", "Makefile");
    private static final int FILES_MAX = 20_000;

    private Project() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("plimsoll"))
                || !Files.isDirectory(folder.resolve("checks"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not started inside the project");
            }
        }
        return folder;
    }

    static List<Page> pages() throws IOException {
        Path root = root();
        List<Page> pages = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        return SKIPPED.contains(folder.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        if (isText(file.getFileName().toString())) {
                            pages.add(
                                    new Page(
                                            root.relativize(file).toString().replace('\\', '/'),
                                            Files.readString(file)));
                        }
                        return pages.size() < FILES_MAX
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.TERMINATE;
                    }
                });
        return List.copyOf(pages);
    }

    private static boolean isText(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? TEXT_WITHOUT_SUFFIX.contains(name)
                : TEXT.contains(name.substring(dot + 1));
    }
}
