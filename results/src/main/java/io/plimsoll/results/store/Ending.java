package io.plimsoll.results.store;

import io.plimsoll.analysis.slo.SloWatch;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.outcome.RequestLog;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.RunFailure;
import io.plimsoll.model.scenario.Scenario;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a journal ends: what is known of a run only when it is over.
 *
 * @param watch how the watch on the run stood; empty: it is not known
 * @param setupFailure why there was no load; empty: there was
 * @param failure why it broke off; empty: it did not
 */
record Ending(
        Duration elapsed,
        boolean stopped,
        Optional<RequestLog> requestLog,
        Optional<SloWatch.State> watch,
        Optional<String> setupFailure,
        Optional<RunFailure> failure) {

    /**
     * Of a run to which nothing is to be added.
     *
     * @param masked hides credentials
     */
    static Ending of(Run run, SloWatch.State watch, UnaryOperator<String> masked) {
        return new Ending(
                run.elapsed(),
                run.stopped(),
                run.requestLog(),
                Optional.of(watch),
                run.setupFailure().map(masked),
                run.failure().map(why -> new RunFailure(why.exitCode(), masked.apply(why.what()))));
    }

    /** Of a run that was cut off. */
    static Ending cut(Duration elapsed) {
        return new Ending(
                elapsed,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Block block() {
        BlockOutput out = new BlockOutput();
        out.number(elapsed.toNanos());
        out.flag(stopped);
        out.flag(requestLog.isPresent());
        requestLog.ifPresent(log -> write(log, out));
        out.flag(watch.isPresent());
        watch.ifPresent(state -> WatchCodec.write(state, out));
        out.flag(setupFailure.isPresent());
        setupFailure.ifPresent(out::text);
        failure.ifPresent(
                why -> {
                    out.word(why.exitCode().name());
                    out.text(why.what());
                });
        return new Block(Block.Kind.END, out.bytes());
    }

    static Ending of(Block block, Scenario scenario) {
        BlockInput in = new BlockInput(block.body());
        Duration elapsed = Duration.ofNanos(in.number());
        boolean stopped = in.flag();
        Optional<RequestLog> requestLog =
                in.flag() ? Optional.of(requestLog(in)) : Optional.empty();
        Optional<SloWatch.State> watch =
                in.flag() ? Optional.of(WatchCodec.read(in, scenario)) : Optional.empty();
        Optional<String> setupFailure = in.flag() ? Optional.of(in.text()) : Optional.empty();
        // It stands there only if there is one: journals without are what they were before.
        Optional<RunFailure> failure =
                in.isAtEnd()
                        ? Optional.empty()
                        : Optional.of(
                                new RunFailure(
                                        Words.constant(ExitCode.values(), in.word()), in.text()));
        in.end();
        return new Ending(elapsed, stopped, requestLog, watch, setupFailure, failure);
    }

    private static void write(RequestLog log, BlockOutput out) {
        out.fraction(log.share());
        out.number(log.bytesMax());
        out.number(log.written());
        out.number(log.leftOut());
        out.number(log.lost());
    }

    private static RequestLog requestLog(BlockInput in) {
        return new RequestLog(in.fraction(), in.number(), in.number(), in.number(), in.number());
    }
}
