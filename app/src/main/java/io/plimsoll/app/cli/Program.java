package io.plimsoll.app.cli;

import io.plimsoll.app.cli.console.Screen;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.ProblemText;
import io.plimsoll.model.basics.Version;
import io.plimsoll.model.masking.Masks;
import io.plimsoll.results.report.Figures;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Finds the command in the arguments, runs it, and tells every failure in the same way. */
final class Program {

    private static final int CAUSES_MAX = 20;

    private final Map<String, Command> commands;
    private final Surroundings surroundings;

    /**
     * @param commands by their names, in the order in which help lists them
     */
    Program(Surroundings surroundings, Map<String, Command> commands) {
        this.surroundings = surroundings;
        this.commands = new LinkedHashMap<>(commands);
    }

    /** What the process ends with. */
    int run(String... arguments) {
        List<String> words = List.of(arguments);
        try {
            int code = runOrTellWhy(words);
            return surroundings.out().checkError() ? outputLost(code) : code;
        } catch (RuntimeException | Error bug) {
            return reportBug(bug);
        }
    }

    private int runOrTellWhy(List<String> words) {
        try {
            return parseAndRun(words);
        } catch (ParameterException wrong) {
            return report(new PlimsollException(ExitCode.USAGE, UsageProblem.of(wrong)));
        } catch (PlimsollException mend) {
            return report(mend);
        }
    }

    /** A print stream keeps its failures to itself; a verdict that nobody can read is none. */
    private int outputLost(int code) {
        ExitCode lost = ExitCode.RESULTS_INCOMPLETE;
        report(
                new PlimsollException(
                        lost,
                        Problem.of(
                                "not all could be written to standard output",
                                "look whether its disk is full or its reader has gone")));
        boolean worse =
                Arrays.stream(ExitCode.values())
                        .anyMatch(known -> known.code() == code && known.compareTo(lost) < 0);
        return worse ? code : lost.code();
    }

    private int parseAndRun(List<String> words) {
        CommandLine line = commandLine();
        ParseResult parsed = line.parseArgs(asOptions(words).toArray(String[]::new));
        if (parsed.isVersionHelpRequested()) {
            Screen.plain(surroundings.out()).print("plimsoll " + Version.NUMBER);
            return ExitCode.PASS.code();
        }
        ParseResult named = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        if (named == parsed || named.isUsageHelpRequested()) {
            help(named.commandSpec().commandLine());
            return ExitCode.PASS.code();
        }
        return command(named.commandSpec().name()).run(named);
    }

    private Command command(String name) {
        return Optional.ofNullable(commands.get(name)).orElseThrow();
    }

    /** {@code help}, {@code help run} and {@code version} are other words for options. */
    private static List<String> asOptions(List<String> words) {
        if (words.equals(List.of("version"))) {
            return List.of("--version");
        }
        boolean asksForHelp = !words.isEmpty() && words.getFirst().equals("help");
        return asksForHelp
                ? Stream.concat(words.stream().skip(1).limit(1), Stream.of("--help")).toList()
                : words;
    }

    private CommandLine commandLine() {
        CommandSpec root = CommandSpec.create().name("plimsoll");
        root.usageMessage()
                .synopsisHeading("usage: ")
                .synopsisSubcommandLabel("COMMAND")
                .description("Finds how much load a system carries safely, and proves it.")
                .commandListHeading("%n")
                .footer("", "`plimsoll COMMAND --help` tells more. Begin with `plimsoll demo`.");
        root.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("show this help")
                        .build());
        root.addOption(
                OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("show the version")
                        .build());
        commands.forEach((name, command) -> root.addSubcommand(name, command.spec()));
        return new CommandLine(root).setExpandAtFiles(false);
    }

    private void help(CommandLine line) {
        Screen out = new Screens(surroundings).out(false);
        line.setUsageHelpWidth(Math.clamp(out.columns(), 80, 100));
        StringWriter text = new StringWriter();
        line.usage(new PrintWriter(text), out.paint().colours() ? Ansi.ON : Ansi.OFF);
        out.print(text.toString().lines().toList());
    }

    private int report(PlimsollException mend) {
        List<Problem> problems = mend.problems();
        Screen err = new Screens(surroundings).err(false);
        problems.forEach(err::tell);
        boolean beforeTheRun =
                mend.exitCode() == ExitCode.INVALID_SCENARIO
                        || mend.exitCode() == ExitCode.TARGET_REFUSED;
        if (beforeTheRun) {
            err.print(Figures.count(problems.size(), "problem") + "; nothing was sent");
        }
        return mend.exitCode().code();
    }

    private int reportBug(Throwable bug) {
        Screen err = new Screens(surroundings).err(false);
        if (lacksFiles(bug)) {
            Problem problem =
                    Problem.of(
                            "this process may open too few files at once",
                            "allow more: `ulimit -n 10000`");
            err.tell(problem);
            return ExitCode.INTERNAL_ERROR.code();
        }
        String what = ProblemText.visible(bug.getClass().getSimpleName() + ": " + bug.getMessage());
        err.tell(Problem.of("inside Plimsoll: " + what, BugFile.write(bug, Masks.NONE)));
        return ExitCode.INTERNAL_ERROR.code();
    }

    /** The text is that of the C library for EMFILE; the JVM's own failures quote it too. */
    private static boolean lacksFiles(Throwable bug) {
        return Stream.iterate(bug, Objects::nonNull, Throwable::getCause)
                .limit(CAUSES_MAX)
                .anyMatch(at -> String.valueOf(at.getMessage()).contains("Too many open files"));
    }

    /** Commands in the order in which help lists them. */
    static Map<String, Command> named(Command... commands) {
        Map<String, Command> named = new LinkedHashMap<>();
        Arrays.stream(commands).forEach(command -> named.put(command.spec().name(), command));
        return named;
    }
}
