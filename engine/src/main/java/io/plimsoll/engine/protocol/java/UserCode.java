package io.plimsoll.engine.protocol.java;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.JavaStep;
import io.plimsoll.model.seams.JavaCall;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the user's code and makes the one object of it that is called. */
final class UserCode {

    private UserCode() {}

    static JavaCall load(JavaStep.Code code, Path folder) {
        return switch (code) {
            case JavaStep.Code.ClassName(String name) ->
                    make(JavaCall.class.getClassLoader(), name);
            case JavaStep.Code.SourceFile(Path file) -> fromSource(folder.resolve(file));
        };
    }

    /** Closes it if it can be closed; returns what it threw. */
    static Optional<Problem> close(JavaCall call) {
        if (call instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Throwable e) { // whatever the user's code throws, the result stands
                return Optional.of(
                        Problem.of(
                                "`%s` could not be closed: %s"
                                        .formatted(call.getClass().getName(), e)));
            }
        }
        return Optional.empty();
    }

    private static JavaCall fromSource(Path file) {
        CompiledSource source = CompiledSource.of(file);
        List<String> steps = source.names().stream().filter(name -> isStep(source, name)).toList();
        if (steps.size() != 1) {
            throw invalid(
                    "`%s` has %d classes that can be a step".formatted(file, steps.size()),
                    "let exactly one class implement " + JavaCall.class.getName());
        }
        return make(source, steps.getFirst());
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

    private static JavaCall make(ClassLoader loader, String name) {
        try {
            var constructor = Class.forName(name, true, loader).getDeclaredConstructor();
            constructor.setAccessible(true); // a class in a source file need not be public
            if (constructor.newInstance() instanceof JavaCall call) {
                return call;
            }
            throw invalid(
                    "`" + name + "` is no step", "let it implement " + JavaCall.class.getName());
        } catch (ClassNotFoundException e) {
            throw invalid("no class `" + name + "`", "give a source file: `java: ./Name.java`");
        } catch (InvocationTargetException e) {
            throw invalid("the constructor of `" + name + "` threw " + e.getCause(), "mend it");
        } catch (ReflectiveOperationException | LinkageError e) {
            throw invalid(
                    "`" + name + "` cannot be made: " + e,
                    "it needs a constructor without parameters");
        }
    }

    private static PlimsollException invalid(String what, String help) {
        return new PlimsollException(ExitCode.INVALID_SCENARIO, Problem.of(what, help));
    }
}
