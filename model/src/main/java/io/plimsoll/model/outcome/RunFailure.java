package io.plimsoll.model.outcome;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import java.util.Optional;

/**
 * Why a run broke off after its load had begun.
 *
 * @param exitCode that it asks for
 * @param what broke, in one sentence without secrets
 * @param cause what was thrown; empty: it is not known any more
 */
public record RunFailure(ExitCode exitCode, String what, Optional<Throwable> cause) {

    /** One of which only this is known, as of a run that was read back. */
    public RunFailure(ExitCode exitCode, String what) {
        this(exitCode, what, Optional.empty());
    }

    /** As it reaches the user: with what was thrown behind it, where that is known. */
    public PlimsollException exception() {
        if (cause.isPresent() && cause.get() instanceof PlimsollException known) {
            return known;
        }
        PlimsollException exception = new PlimsollException(exitCode, Problem.of(what));
        cause.ifPresent(exception::initCause);
        return exception;
    }
}
