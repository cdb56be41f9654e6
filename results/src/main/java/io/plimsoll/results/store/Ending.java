package io.plimsoll.results.store;

import io.plimsoll.analysis.slo.SloWatch;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.outcome.RequestLog;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.RunEnd;
import io.plimsoll.model.outcome.RunFailure;
import io.plimsoll.model.scenario.Scenario;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a journal ends: what is known of a run only when it is over.
 *
 * @param end of the run
 * @param watch how the watch on the run stood; empty: it is not known
 */
record Ending(
        Duration elapsed,
        RunEnd end,
        Optional<RequestLog> requestLog,
        Optional<SloWatch.State> watch) {

    /**
     * Of a run to which nothing is to be added.
     *
     * @param masked hides credentials
     */
    static Ending of(Run run, SloWatch.State watch, UnaryOperator<String> masked) {
        RunEnd end =
                switch (run.end()) {
                    case RunEnd.WithoutLoad(String why) ->
                            new RunEnd.WithoutLoad(masked.apply(why));
                    case RunEnd.BrokenOff(RunFailure why) ->
                            new RunEnd.BrokenOff(
                                    new RunFailure(why.exitCode(), masked.apply(why.what())));
                    case RunEnd.Whole _, RunEnd.Stopped _, RunEnd.Damaged _ -> run.end();
                };
        return new Ending(run.elapsed(), end, run.requestLog(), Optional.of(watch));
    }

    /** Of a journal that does not say how the run ended. */
    static Ending cut(int seconds, RunEnd end) {
        return new Ending(Duration.ofSeconds(seconds), end, Optional.empty(), Optional.empty());
    }

    Block block() {
        BlockOutput out = new BlockOutput();
        out.number(elapsed.toNanos());
        out.flag(end instanceof RunEnd.Stopped);
        out.flag(requestLog.isPresent());
        requestLog.ifPresent(log -> write(log, out));
        out.flag(watch.isPresent());
        watch.ifPresent(state -> WatchCodec.write(state, out));
        out.flag(end instanceof RunEnd.WithoutLoad);
        if (end instanceof RunEnd.WithoutLoad(String why)) {
            out.text(why);
        }
        if (end instanceof RunEnd.BrokenOff(RunFailure why)) {
            out.word(why.exitCode().name());
            out.text(why.what());
        }
        return new Block(Block.Kind.END, out.bytes());
    }

    static Ending of(Block block, Scenario scenario) {
        BlockInput in = new BlockInput(block.body());
        Duration elapsed = Duration.ofNanos(in.number());
        RunEnd end = in.flag() ? RunEnd.STOPPED : RunEnd.WHOLE;
        Optional<RequestLog> requestLog =
                in.flag() ? Optional.of(requestLog(in)) : Optional.empty();
        Optional<SloWatch.State> watch =
                in.flag() ? Optional.of(WatchCodec.read(in, scenario)) : Optional.empty();
        if (in.flag()) {
            end = new RunEnd.WithoutLoad(in.text());
        }
        // It stands there only if there is one: journals without are what they were before.
        if (!in.isAtEnd()) {
            ExitCode code = Words.constant(ExitCode.values(), in.word());
            end = new RunEnd.BrokenOff(new RunFailure(code, in.text()));
        }
        in.end();
        return new Ending(elapsed, end, requestLog, watch);
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
