package io.plimsoll.model.yaml;

import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.JavaStep.Code;
import io.plimsoll.model.seams.CodeCheck;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.FilePaths;
import io.plimsoll.model.yaml.language.Words;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where a {@code java} step finds its code. */
final class JavaCode {

    private static final Pattern CLASS =
            Pattern.compile("[A-Za-z_$][\\w$]*(?:\\.[A-Za-z_$][\\w$]*)*");

    private static final int CLASS_NAME_MAX = 500;

    private final FilePaths files;
    private final CodeCheck check;

    /**
     * Reads places of code.
     *
     * @param files where source files are
     * @param check looks at what was found
     */
    JavaCode(FilePaths files, CodeCheck check) {
        this.files = files;
        this.check = check;
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
            return files.read(text.get(), node.span(), "./Checkout.java", problems)
                    .map(Code.SourceFile::new);
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
}
