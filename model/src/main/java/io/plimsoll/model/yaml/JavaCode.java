package io.plimsoll.model.yaml;

import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.JavaStep.Code;
import io.plimsoll.model.seams.CodeCheck;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Span;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where a {@code java} step finds its code. */
final class JavaCode {

    private static final Pattern CLASS =
            Pattern.compile("[A-Za-z_$][\\w$]*(?:\\.[A-Za-z_$][\\w$]*)*");

    private static final int CLASS_NAME_MAX = 500;

    private final Optional<Path> folder;
    private final CodeCheck check;

    /**
     * Reads places of code.
     *
     * @param folder of the scenario; without one, source files are not looked for
     * @param check looks at what was found
     */
    JavaCode(Optional<Path> folder, CodeCheck check) {
        this.folder = folder;
        this.check = check;
    }

    static String defaultName(Code code) {
        return switch (code) {
            case Code.ClassName name ->
                    name.name()
                            .substring(
                                    Math.max(
                                                    name.name().lastIndexOf('.'),
                                                    name.name().lastIndexOf('$'))
                                            + 1);
            case Code.SourceFile source -> {
                String file = String.valueOf(source.file().getFileName());
                yield file.substring(0, file.length() - ".java".length());
            }
        };
    }

    /** Where the code is; what is wrong with it is told at the step and in its own file. */
    Optional<Code> read(Node node, Problems problems) {
        Optional<Code> code = place(node, problems);
        List<Problem> wrong = code.map(check::problems).orElse(List.of());
        List<Problem> elsewhere =
                wrong.stream().filter(problem -> problem.where().isPresent()).toList();
        if (!elsewhere.isEmpty()) {
            problems.add(
                    node.span(),
                    "the code of this step does not compile",
                    "mend the file: what the compiler said follows");
        }
        for (Problem problem : wrong) {
            if (problem.where().isPresent()) {
                problems.add(problem);
            } else {
                problems.add(node.span(), problem);
            }
        }
        return code;
    }

    private Optional<Code> place(Node node, Problems problems) {
        Optional<String> text = Fields.word(node, "`java`", Words.TEXT, problems);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.get().endsWith(".java")) {
            return sourceFile(text.get(), node.span(), problems);
        }
        if (text.get().length() > CLASS_NAME_MAX || !CLASS.matcher(text.get()).matches()) {
            problems.add(
                    node.span(),
                    "`" + text.get() + "` is neither a class nor a source file",
                    "write `com.example.Checkout` or `./Checkout.java`");
            return Optional.empty();
        }
        return Optional.of(new Code.ClassName(text.get()));
    }

    private Optional<Code> sourceFile(String text, Span span, Problems problems) {
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
                    span, "`" + text + "` cannot be a file", "write for example `./Checkout.java`");
            return Optional.empty();
        }
        if (file.isAbsolute() || file.startsWith("..")) {
            problems.add(
                    span,
                    "`" + text + "` is outside the scenario's folder",
                    "put the file beside the scenario and write `./" + file.getFileName() + "`");
            return Optional.empty();
        }
        if (folder.isPresent() && !Files.isRegularFile(folder.get().resolve(file))) {
            problems.add(
                    span,
                    "there is no file `" + text + "`",
                    "it is looked for beside the scenario, in `" + folder.get() + "`");
            return Optional.empty();
        }
        return Optional.of(new Code.SourceFile(file));
    }
}
