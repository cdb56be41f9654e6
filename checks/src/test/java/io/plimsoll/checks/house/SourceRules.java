package io.plimsoll.checks.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Rules that need the program's syntax trees. */
final class SourceRules {

    private static final int METHOD_LINES_MAX = 60;
    private static final Pattern SPAN =
            Pattern.compile(
                    "(?i).*(timeout|delay|duration|latency|lateness|elapsed|deadline)(?!s?count).*");
    private static final Pattern UNIT = Pattern.compile(".*(Nanos|Micros|Millis|Seconds|Minutes)");
    private static final String PATH = "model/src/main/java/io/plimsoll/model/planted/Bad.java";

    private SourceRules() {}

    static Stream<TidyRule> rules() {
        return Stream.of(
                rule(
                        "no method of the program is longer than " + METHOD_LINES_MAX + " lines",
                        LongMethods::new,
                        "class Bad { void f() {" + "\n;".repeat(METHOD_LINES_MAX) + "} }"),
                rule(
                        "a span of time kept in a long names its unit",
                        SpansWithoutUnit::new,
                        "class Bad { long timeout; }"),
                rule(
                        "every public type says what it is",
                        TypesWithoutComment::new,
                        "public class Bad {}"));
    }

    /** Makes the scanner of one page. */
    private interface Scanners {
        Scanner over(CompilationUnitTree unit, DocTrees trees);
    }

    private static TidyRule rule(String name, Scanners scanners, String violation) {
        return new TidyRule(
                name,
                pages -> complaints(pages.stream().filter(Page::isProgram).toList(), scanners),
                List.of(new Page(PATH, violation)));
    }

    private static List<String> complaints(List<Page> pages, Scanners scanners) {
        JavacTask task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(
                                        null,
                                        null,
                                        null,
                                        List.of("-proc:none"),
                                        null,
                                        pages.stream().map(Source::new).toList());
        DocTrees trees = DocTrees.instance(task);
        List<String> complaints = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                Scanner scanner = scanners.over(unit, trees);
                scanner.scan(unit, null);
                complaints.addAll(scanner.complaints);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return complaints;
    }

    /** A page as the compiler wants it. */
    private static final class Source extends SimpleJavaFileObject {
        private final Page page;

        Source(Page page) {
            super(URI.create("string:///" + page.path()), JavaFileObject.Kind.SOURCE);
            this.page = page;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return page.text();
        }
    }

    /** Walks one page and collects complaints with their lines. */
    private abstract static class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        final DocTrees trees;
        final List<String> complaints = new ArrayList<>();

        Scanner(CompilationUnitTree unit, DocTrees trees) {
            this.unit = unit;
            this.trees = trees;
        }

        final void complain(Tree at, String what) {
            complaints.add(path() + ":" + line(start(at)) + ": " + what);
        }

        private String path() {
            return unit.getSourceFile().toUri().getPath().substring(1);
        }

        final long lines(Tree tree) {
            return line(trees.getSourcePositions().getEndPosition(unit, tree))
                    - line(start(tree))
                    + 1;
        }

        private long start(Tree tree) {
            return trees.getSourcePositions().getStartPosition(unit, tree);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }

    private static final class LongMethods extends Scanner {
        LongMethods(CompilationUnitTree unit, DocTrees trees) {
            super(unit, trees);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            if (lines(method) > METHOD_LINES_MAX) {
                complain(method, method.getName() + " has " + lines(method) + " lines");
            }
            return super.visitMethod(method, null);
        }
    }

    private static final class SpansWithoutUnit extends Scanner {
        SpansWithoutUnit(CompilationUnitTree unit, DocTrees trees) {
            super(unit, trees);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
            Tree parent = getCurrentPath().getParentPath().getLeaf();
            String name = variable.getName().toString();
            if ((parent instanceof ClassTree || parent instanceof MethodTree)
                    && String.valueOf(variable.getType()).equals("long")
                    && SPAN.matcher(name).matches()
                    && !UNIT.matcher(name).matches()) {
                complain(variable, name + " does not end in Nanos, Micros, Millis or Seconds");
            }
            return super.visitVariable(variable, null);
        }
    }

    private static final class TypesWithoutComment extends Scanner {
        TypesWithoutComment(CompilationUnitTree unit, DocTrees trees) {
            super(unit, trees);
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            TreePath path = getCurrentPath();
            boolean isTopLevel = path.getParentPath().getLeaf() instanceof CompilationUnitTree;
            if (isTopLevel
                    && type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                    && trees.getDocComment(path) == null) {
                complain(type, type.getSimpleName() + " has no comment");
            }
            return super.visitClass(type, null);
        }
    }
}
