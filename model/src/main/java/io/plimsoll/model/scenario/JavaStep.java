package io.plimsoll.model.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A call of the user's own code, on a virtual thread, measured like any request.
 *
 * @param name by default the class's simple name
 * @param code where the code is
 */
public record JavaStep(String name, Code code, Optional<Duration> timeout, boolean continueOnError)
        implements Step.Request {

    /** Where the user's code is: it implements {@link io.plimsoll.model.seams.JavaCall}. */
    public sealed interface Code {

        /** A class on the class path, by its full name. */
        record ClassName(String name) implements Code {}

        /**
         * One source file, compiled when the scenario is loaded; relative to the scenario's folder.
         */
        record SourceFile(Path file) implements Code {}
    }

    /** How a step of this code is called unless it says otherwise. */
    public static String defaultName(Code code) {
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
}
