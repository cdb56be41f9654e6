package io.plimsoll.model.basics;

import java.util.List;
import java.util.stream.Collectors;

/** The one exception that reaches the user: an exit code and every problem found, at least one. */
public final class PlimsollException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient List<Problem> problems;

    public PlimsollException(ExitCode exitCode, List<Problem> problems) {
        super(problems.stream().map(Problem::what).collect(Collectors.joining("; ")));
        this.exitCode = exitCode;
        this.problems = List.copyOf(problems);
    }

    public PlimsollException(ExitCode exitCode, Problem problem) {
        this(exitCode, List.of(problem));
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public List<Problem> problems() {
        return problems;
    }
}
