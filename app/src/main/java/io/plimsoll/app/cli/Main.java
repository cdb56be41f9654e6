package io.plimsoll.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program's entry: wires the commands and hands the exit code to the operating system. */
@Command(name = "plimsoll", version = "plimsoll 0.1.0", mixinStandardHelpOptions = true)
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
