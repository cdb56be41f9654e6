package io.plimsoll.engine.protocol.java;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.Place;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.JavaStep;
import io.plimsoll.model.seams.CodeCheck;
import io.plimsoll.model.seams.JavaCall;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The user's own classes: those of a class path, and those of source files, each compiled once.
 * They are loaded when they are first asked for; none of their code runs before {@link #make}.
 */
public final class UserClasses implements CodeCheck {

    private final Path folder;
    private final List<Path> classPath;
    private final ClassLoader loader;
    private final Map<JavaStep.Code, Class<?>> found = new ConcurrentHashMap<>();
    private final Map<JavaStep.Code, List<Problem>> wrong = new HashMap<>();

    /**
     * @param folder where source files are, unless they say so themselves; messages name it so
     * @param classPath jars and folders
     */
    public UserClasses(Path folder, List<Path> classPath) {
        this.folder = folder;
        this.classPath = List.copyOf(classPath);
        // It stays open as long as the process: user code may load more of its classes at any time.
        loader =
                new URLClassLoader(
                        classPath.stream().map(UserClasses::url).toArray(URL[]::new),
                        JavaCall.class.getClassLoader());
    }

    /** Without a class path. */
    public static UserClasses in(Path folder) {
        return new UserClasses(folder, List.of());
    }

    /** Where the files are that a scenario names. */
    public Path folder() {
        return folder.toAbsolutePath();
    }

    @Override
    public List<Problem> problems(JavaStep.Code code) {
        return wrong.computeIfAbsent(code, this::look);
    }

    private List<Problem> look(JavaStep.Code code) {
        try {
            find(code);
            return List.of();
        } catch (PlimsollException e) {
            return e.problems();
        }
    }

    /** Makes the one object of this code that is called. */
    JavaCall make(JavaStep.Code code) {
        Class<?> type = find(code);
        String name = type.getName();
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true); // a class in a source file need not be public
            return (JavaCall) constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw thrown("the constructor of `" + name + "`", e.getTargetException(), code);
        } catch (ExceptionInInitializerError | UnsatisfiedLinkError e) {
            throw thrown("a static initializer of `" + name + "`", e, code);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw invalid(
                    "`" + name + "` cannot be made: " + e,
                    "what its constructor and its static fields need has to be there");
        } catch (Error e) { // only an exception comes wrapped out of a static initializer
            throw thrown("a static initializer of `" + name + "`", e, code);
        }
    }

    private PlimsollException thrown(String who, Throwable what, JavaStep.Code code) {
        Thrown thrown = Thrown.of(what);
        Optional<Place> place =
                switch (code) {
                    case JavaStep.Code.ClassName _ -> Optional.empty();
                    case JavaStep.Code.SourceFile(Path file) -> thrown.in(folder.resolve(file));
                };
        return new PlimsollException(
                ExitCode.INVALID_SCENARIO,
                new Problem(
                        who + " threw " + thrown.text() + (place.isPresent() ? "" : thrown.at()),
                        place,
                        Optional.of("mend it: it runs once, before anything is sent")));
    }

    private Class<?> find(JavaStep.Code code) {
        Class<?> known = found.get(code);
        if (known == null) {
            known =
                    switch (code) {
                        case JavaStep.Code.ClassName(String name) -> load(loader, name);
                        case JavaStep.Code.SourceFile(Path file) -> compile(folder.resolve(file));
                    };
            found.put(code, known);
        }
        return known;
    }

    private Class<?> compile(Path file) {
        CompiledSource source = CompiledSource.of(file, loader, classPath);
        List<String> steps = source.names().stream().filter(name -> isStep(source, name)).toList();
        if (steps.size() != 1) {
            throw invalid(
                    "`%s` has %d classes that can be a step".formatted(file, steps.size()),
                    "let exactly one class implement " + JavaCall.class.getName());
        }
        return load(source, steps.getFirst());
    }

    private static boolean isStep(ClassLoader loader, String name) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            return JavaCall.class.isAssignableFrom(type)
                    && !Modifier.isAbstract(type.getModifiers());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            if (!JavaCall.class.isAssignableFrom(type)) {
                throw invalid(
                        "`" + name + "` is no step",
                        "let it implement " + JavaCall.class.getName());
            }
            if (Modifier.isAbstract(type.getModifiers())) {
                throw invalid("`" + name + "` is abstract", "name a class that can be made");
            }
            if (Stream.of(type.getDeclaredConstructors())
                    .noneMatch(constructor -> constructor.getParameterCount() == 0)) {
                throw invalid(
                        "`" + name + "` cannot be made",
                        "give it a constructor without parameters, and make it static if it is"
                                + " inside another class");
            }
            return type;
        } catch (ClassNotFoundException e) {
            throw invalid(
                    "no class `" + name + "`",
                    "name its jar or folder after --class-path, or give a source file: `java:"
                            + " ./Name.java`");
        } catch (LinkageError e) {
            throw invalid(
                    "`" + name + "` cannot be loaded: " + e,
                    "what it needs has to be on the --class-path, compiled for Java "
                            + Runtime.version().feature()
                            + " or older");
        }
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL(); // ends with a slash when it is a folder
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static PlimsollException invalid(String what, String help) {
        return new PlimsollException(ExitCode.INVALID_SCENARIO, Problem.of(what, help));
    }
}
