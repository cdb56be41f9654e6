package io.plimsoll.engine.protocol.java;

import io.plimsoll.model.basics.Place;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the user's code threw.
 *
 * @param cause of what was thrown by a static initializer the exception in it, which tells more
 */
record Thrown(Throwable cause) {

    static Thrown of(Throwable thrown) {
        return new Thrown(
                thrown instanceof ExceptionInInitializerError wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : thrown);
    }

    /** What it says, unless saying it throws as well. */
    String text() {
        try {
            return cause.toString();
        } catch (Throwable e) {
            return cause.getClass().getName();
        }
    }

    /** The place in the user's code, when it is in this file. */
    Optional<Place> in(Path file) {
        return frame().filter(at -> file.endsWith(String.valueOf(at.getFileName())))
                .map(StackTraceElement::getLineNumber)
                .map(line -> Place.inLine(file.toString(), line, CompiledSource.line(file, line)));
    }

    /** The same as text, {@code " at Name.java:12"}; empty when it is not known. */
    String at() {
        return frame().map(at -> " at " + at.getFileName() + ":" + at.getLineNumber()).orElse("");
    }

    /** The JDK's own classes are in modules, the user's are not. */
    private Optional<StackTraceElement> frame() {
        return frames().filter(at -> at.getModuleName() == null && at.getLineNumber() > 0)
                .findFirst();
    }

    /** None when the user's own exception gives null, or throws when it is asked. */
    private Stream<StackTraceElement> frames() {
        try {
            return Stream.of(cause.getStackTrace()).filter(Objects::nonNull);
        } catch (Throwable e) {
            return Stream.empty();
        }
    }
}
