package io.plimsoll.app.cli;

import io.plimsoll.engine.protocol.java.UserClasses;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code plimsoll quick URL}: a load test without a file. */
final class QuickCommand implements Command {

    private final WatchedRun watchedRun;

    QuickCommand(WatchedRun watchedRun) {
        this.watchedRun = watchedRun;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                        "quick",
                        "Send the same request at a rate, or from some users, without a file.",
                        "For example: plimsoll quick http://127.0.0.1:8080/ -r 100/s -d 10s");
        spec.addPositional(Options.parameter("URL", "what is requested"));
        spec.addOption(
                Options.rate(
                        "requests started per second, whatever the target does", "-r", "--rate"));
        spec.addOption(
                Options.number(
                        "N",
                        1,
                        1_000_000,
                        "instead of a rate: users that wait for each answer",
                        "-c",
                        "--users"));
        spec.addOption(
                Options.duration("for how long; 10s unless told otherwise", "-d", "--duration"));
        spec.addOption(
                Options.choice(
                        QuickScenario.METHODS,
                        "the method; GET, or POST with a body",
                        "-X",
                        "--method"));
        spec.addOption(Options.texts("NAME:VALUE", "a header; repeatable", "-H", "--header"));
        spec.addOption(Options.text("TEXT|@FILE", "the body", "--body"));
        spec.addOption(Options.duration("per request; 30s unless told otherwise", "--timeout"));
        spec.addOption(Options.number("N", 1, 1_000_000, "open at most so many", "--connections"));
        spec.addOption(
                Options.choice(
                        List.of("on", "off"), "whether the kernel stamps answers; on", "--stamps"));
        spec.addOption(ScenarioFiles.setOption());
        RunFlags.addTo(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed) {
        return watchedRun.run(
                ScenarioFiles.changed(QuickScenario.of(parsed), parsed),
                UserClasses.in(Path.of("")),
                RunFlags.of(parsed));
    }
}
