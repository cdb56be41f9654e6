package io.plimsoll.engine.protocol.java;

import io.plimsoll.engine.protocol.Client;
import io.plimsoll.engine.protocol.Protocol;
import io.plimsoll.engine.protocol.ShardContext;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.JavaStep;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.seams.JavaCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Calls of user code. Each step's code is one object for the whole run. */
public final class JavaProtocol implements Protocol {

    private static final int CLOSE_SECONDS_MAX = 2;
    private static final int LOOK_MILLIS = 20;

    private final List<Request> requests;
    private final Map<JavaStep.Code, JavaCall> calls = new LinkedHashMap<>();
    private final String target;
    private final long seed;

    /** A request step and the workload it belongs to. */
    public record Request(Step.Request step, String workload) {}

    /**
     * @param requests every request of the plan, in its order
     * @param over asked while code is being made: whether it is not waited for any longer
     * @throws PlimsollException when code cannot be found, compiled or made; with {@link
     *     ExitCode#STOPPED} when it was not waited for
     */
    public JavaProtocol(
            List<Request> requests,
            UserClasses classes,
            String target,
            long seed,
            BooleanSupplier over) {
        this.requests = List.copyOf(requests);
        this.target = target;
        this.seed = seed;
        try {
            for (Request request : requests) {
                if (request.step() instanceof JavaStep step && !calls.containsKey(step.code())) {
                    calls.put(step.code(), made(step.code(), classes, over));
                }
            }
        } catch (PlimsollException e) {
            List<Problem> problems = new ArrayList<>(e.problems());
            problems.addAll(closeAll());
            throw new PlimsollException(e.exitCode(), problems);
        }
    }

    /** On a thread of its own: a constructor may never return. */
    private static JavaCall made(JavaStep.Code code, UserClasses classes, BooleanSupplier over) {
        FutureTask<JavaCall> making = new FutureTask<>(() -> classes.make(code));
        Thread.ofPlatform().daemon().name("plimsoll-make").start(making);
        while (true) {
            try {
                return making.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (over.getAsBoolean()) {
                    throw notWaitedFor();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw notWaitedFor();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof PlimsollException unusable) {
                    throw unusable;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private static PlimsollException notWaitedFor() {
        return new PlimsollException(
                ExitCode.STOPPED,
                Problem.of(
                        "the code of a `java` step was still being made",
                        "let its constructor and its static initializers return"));
    }

    @Override
    public boolean handles(Step.Request step) {
        return step instanceof JavaStep;
    }

    @Override
    public Client open(ShardContext shard) {
        Map<Integer, JavaClient.Callee> callees = new HashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            if (request.step() instanceof JavaStep step) {
                JavaCall call = Objects.requireNonNull(calls.get(step.code()));
                callees.put(i, new JavaClient.Callee(call, request.workload()));
            }
        }
        return new JavaClient(shard, callees, target, seed);
    }

    /**
     * @throws PlimsollException when user code cannot be closed; all of it has been tried
     */
    @Override
    public void close() {
        List<Problem> problems = closeAll();
        if (!problems.isEmpty()) {
            throw new PlimsollException(ExitCode.INTERNAL_ERROR, problems);
        }
    }

    /** Closes all of it; returns what could not be closed. */
    private List<Problem> closeAll() {
        return calls.values().stream().map(JavaProtocol::close).flatMap(Optional::stream).toList();
    }

    /**
     * Closes it if it can be closed; returns what went wrong. The result waits no longer. On a
     * thread of the system's: calls that go on may hold every processor that virtual threads have.
     */
    private static Optional<Problem> close(JavaCall call) {
        if (!(call instanceof AutoCloseable closeable)) {
            return Optional.empty();
        }
        String cannot = "`%s` could not be closed: ".formatted(call.getClass().getName());
        FutureTask<Optional<Problem>> closing =
                new FutureTask<>(
                        () -> {
                            closeable.close();
                            return Optional.empty();
                        });
        Thread.ofPlatform().daemon().name("plimsoll-close").start(closing);
        try {
            return closing.get(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException e) { // whatever the user's code throws, the result stands
            return Optional.of(Problem.of(cannot + e.getCause()));
        } catch (TimeoutException e) {
            return Optional.of(
                    Problem.of(cannot + "it takes longer than " + CLOSE_SECONDS_MAX + " seconds"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(Problem.of(cannot + "interrupted"));
        }
    }
}
