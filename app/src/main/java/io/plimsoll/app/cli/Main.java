package io.plimsoll.app.cli;

import io.plimsoll.app.cli.process.ChildTargets;
import io.plimsoll.app.cli.process.ProcessSignals;
import io.plimsoll.app.cli.process.StopSignals;
import io.plimsoll.engine.run.LocalRunner;
import io.plimsoll.engine.run.RunOptions;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.seams.Runner;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The program's entry: wires everything and hands the exit code to the operating system. */
public final class Main {

    /** What Netty would log is for its developers; what fails reaches the user as a problem. */
    private static final Logger NETTY = Logger.getLogger("io.netty");

    private Main() {}

    public static void main(String[] arguments) {
        NETTY.setLevel(Level.OFF);
        PrintStream out = System.out;
        System.setOut(System.err); // what the code of a scenario prints is no part of a result
        System.exit(program(out).run(arguments));
    }

    private static Program program(PrintStream out) {
        Surroundings surroundings =
                new Surroundings(
                        out,
                        System.err,
                        System.getenv(),
                        new ProcessWindows(System.getProperty("os.name", "")));
        StopSignals signals = new ProcessSignals();
        ChildTargets targets =
                new ChildTargets(
                        System.getProperty("java.home", ""),
                        System.getProperty("java.class.path", ""));
        Function<RunOptions, Runner> runners =
                options -> new LocalRunner(targets, options, InstantSource.system());
        Consumer<ExitCode> endAtOnce = code -> Runtime.getRuntime().halt(code.code());
        WatchedRun watchedRun = new WatchedRun(surroundings, runners, signals, endAtOnce);
        ScenarioFiles files = new ScenarioFiles(targets.names(), System.in);
        return new Program(
                surroundings,
                Program.named(
                        new DemoCommand(targets.names(), watchedRun, surroundings),
                        new QuickCommand(watchedRun),
                        new RunCommand(files, watchedRun),
                        new CheckCommand(files, surroundings),
                        new PlanCommand(files, ThisMachine::read, surroundings),
                        new TryCommand(files, runners, signals, endAtOnce, surroundings),
                        new InitCommand(surroundings),
                        new TargetCommand(targets, signals, surroundings),
                        new ReportCommand(surroundings),
                        new RunsCommand(surroundings),
                        new ExplainCommand(surroundings),
                        new CompletionCommand(surroundings)));
    }
}
