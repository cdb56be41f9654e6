package io.plimsoll.app.cli;

import io.plimsoll.app.cli.plan.Machine;
import io.plimsoll.app.cli.process.ChildTargets;
import io.plimsoll.app.cli.process.StopSignals;
import io.plimsoll.engine.run.LocalRunner;
import io.plimsoll.engine.run.RunOptions;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.RunControl;
import io.plimsoll.model.seams.RunListener;
import io.plimsoll.model.seams.Runner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The whole program in this process, but for the engine: what it was told, and what it answers. */
final class CommandLineRun implements Runner, StopSignals {

    /** What stands in for a run; it sees what the engine would. */
    interface Script {
        Run play(Scenario scenario, RunListener listener, RunControl control);
    }

    final Map<String, String> environment = new HashMap<>();
    final List<Scenario> scenarios = new ArrayList<>();
    final List<RunOptions> options = new ArrayList<>();
    final List<ExitCode> endings = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Script script;
    private @Nullable Function<RunOptions, Runner> engine;
    private boolean diskFull;
    private InputStream in = InputStream.nullInputStream();
    private Runnable first = () -> {};
    private Runnable again = () -> {};
    private Runnable atOutput = () -> {};

    CommandLineRun(Script script) {
        this.script = script;
    }

    /** Nothing is to be run. */
    static CommandLineRun withoutRuns() {
        return new CommandLineRun(
                (_, _, _) -> {
                    throw new AssertionError("nothing should run");
                });
    }

    /** With the engine, too, and without its warm-up. */
    static CommandLineRun withEngine() {
        return withEngine(CommandLineRun::cold);
    }

    /** With the engine, too, which is given other options than the command line asked for. */
    static CommandLineRun withEngine(UnaryOperator<RunOptions> others) {
        CommandLineRun run = withoutRuns();
        ChildTargets targets =
                new ChildTargets(
                        System.getProperty("java.home"), System.getProperty("java.class.path"));
        run.engine = asked -> new LocalRunner(targets, others.apply(asked), InstantSource.system());
        return run;
    }

    private static RunOptions cold(RunOptions asked) {
        return new RunOptions(
                asked.shards(),
                false,
                asked.allow(),
                asked.classes(),
                asked.secrets(),
                asked.logShare(),
                asked.witness());
    }

    /** Every write to standard output fails from now on. */
    CommandLineRun onAFullDisk() {
        diskFull = true;
        return this;
    }

    /** This happens whenever something is written to standard output. */
    CommandLineRun whileItWrites(Runnable happens) {
        atOutput = happens;
        return this;
    }

    /** What comes through a pipe. */
    CommandLineRun withInput(String text) {
        in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private OutputStream standardOutput() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (diskFull) {
                    throw new IOException("no space left on device");
                }
                atOutput.run();
                out.write(b);
            }
        };
    }

    int run(String... arguments) {
        Surroundings surroundings =
                new Surroundings(
                        new PrintStream(standardOutput(), true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        environment,
                        _ -> Optional.empty());
        Function<RunOptions, Runner> runners =
                asked -> {
                    options.add(asked);
                    return engine == null ? this : engine.apply(asked);
                };
        WatchedRun watchedRun = new WatchedRun(surroundings, runners, this, endings::add);
        ScenarioFiles files = new ScenarioFiles(Set.of("echo"), in);
        ChildTargets targets =
                new ChildTargets(
                        System.getProperty("java.home"), System.getProperty("java.class.path"));
        Machine machine = new Machine(OptionalLong.of(28_232), OptionalLong.of(20_000), 2);
        return new Program(
                        surroundings,
                        Program.named(
                                new DemoCommand(Set.of("echo"), watchedRun, surroundings),
                                new QuickCommand(watchedRun),
                                new RunCommand(files, watchedRun),
                                new CheckCommand(files, surroundings),
                                new PlanCommand(files, () -> machine, surroundings),
                                new TryCommand(files, runners, this, endings::add, surroundings),
                                new InitCommand(surroundings),
                                new TargetCommand(targets, this, surroundings),
                                new ReportCommand(surroundings),
                                new RunsCommand(surroundings),
                                new ExplainCommand(surroundings),
                                new CompletionCommand(surroundings)))
                .run(arguments);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    Scenario scenario() {
        return scenarios.getLast();
    }

    void signal() {
        first.run();
    }

    void signalAgain() {
        again.run();
    }

    @Override
    public Run run(Scenario scenario, RunListener listener, RunControl control) {
        scenarios.add(scenario);
        return script.play(scenario, listener, control);
    }

    @Override
    public Watch watch(Runnable toFirst, Runnable toAgain) {
        first = toFirst;
        again = toAgain;
        return () -> {
            first = () -> {};
            again = () -> {};
        };
    }
}
