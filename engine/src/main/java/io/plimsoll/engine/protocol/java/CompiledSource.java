package io.plimsoll.engine.protocol.java;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.Place;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.seams.JavaCall;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** One source file of the user's, compiled into memory; loads its classes. */
final class CompiledSource extends ClassLoader {

    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    private CompiledSource(ClassLoader others) {
        super(others);
    }

    /**
     * Compiles a file.
     *
     * @param others loads what is not in the file
     * @param classPath where the compiler finds it
     * @throws PlimsollException with everything that the compiler said
     */
    static CompiledSource of(Path file, ClassLoader others, List<Path> classPath) {
        if (!Files.isRegularFile(file)) {
            throw invalid(
                    Problem.of(
                            "no Java file `" + file + "`",
                            "a path counts from the scenario's folder"));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw invalid(Problem.of("there is no Java compiler in this runtime", "run on a JDK"));
        }
        CompiledSource source = new CompiledSource(others);
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of("-cp", everything(classPath), "-proc:none");
        boolean compiled;
        try (var files = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
            compiled =
                    compiler.getTask(
                                    null,
                                    source.new Memory(files),
                                    found,
                                    options,
                                    null,
                                    files.getJavaFileObjects(file))
                            .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!compiled) {
            throw new PlimsollException(
                    ExitCode.INVALID_SCENARIO,
                    found.getDiagnostics().stream()
                            .filter(said -> said.getKind() == Diagnostic.Kind.ERROR)
                            .map(said -> problem(file, said))
                            .toList());
        }
        return source;
    }

    /** The full names of the classes in it. */
    List<String> names() {
        return classes.keySet().stream().sorted().toList();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        ByteArrayOutputStream bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes.toByteArray(), 0, bytes.size());
    }

    private static String everything(List<Path> classPath) {
        return Stream.concat(Stream.of(seamsJar()), classPath.stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * The jar or folder with {@link JavaCall}. A class from an ahead-of-time cache may not know
     * where it came from, but its loader does.
     */
    private static String seamsJar() {
        Class<?> seam = JavaCall.class;
        URL own = Objects.requireNonNull(seam.getResource(seam.getSimpleName() + ".class"));
        try {
            if (own.openConnection() instanceof JarURLConnection inJar) {
                return Path.of(inJar.getJarFileURL().toURI()).toString();
            }
            Path folder = Path.of(own.toURI());
            for (int names = seam.getName().split("\\.").length; names > 0; names--) {
                folder = Objects.requireNonNull(folder.getParent());
            }
            return folder.toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem problem(Path file, Diagnostic<? extends JavaFileObject> said) {
        String what =
                said.getMessage(Locale.ROOT).lines().findFirst().orElse("it does not compile");
        if (said.getLineNumber() < 1) {
            return Problem.of(file + ": " + what, mend(said));
        }
        int line = (int) said.getLineNumber();
        Place place =
                new Place(
                        file.toString(),
                        line,
                        (int) Math.max(1, said.getColumnNumber()),
                        1,
                        line(file, line));
        return new Problem(what, Optional.of(place), Optional.of(mend(said)));
    }

    /** By the compiler's own names of its errors; what it says of most of them is mend enough. */
    private static String mend(Diagnostic<?> said) {
        String code = said.getCode();
        if (code.startsWith("compiler.err.doesnt.exist")) {
            return "name the jar or folder that has it after --class-path";
        }
        if (code.startsWith("compiler.err.cant.resolve")) {
            return "mend its spelling, import it, or name its jar after --class-path";
        }
        if (code.startsWith("compiler.err.does.not.override.abstract")) {
            return "a step has `public void call(Arrival arrival)`";
        }
        return "mend this line; nothing of the scenario runs until the file compiles";
    }

    /** The text of a line; empty when there is none. */
    static String line(Path file, int number) {
        try (var lines = Files.lines(file)) {
            return lines.skip(number - 1L).findFirst().orElse("");
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    private static PlimsollException invalid(Problem problem) {
        return new PlimsollException(ExitCode.INVALID_SCENARIO, problem);
    }

    /** Takes the compiler's output into memory. */
    private final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

        Memory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.put(className, bytes);
                    return bytes;
                }
            };
        }
    }
}
