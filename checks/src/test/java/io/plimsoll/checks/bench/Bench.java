package io.plimsoll.checks.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the experiments that {@code make bench ARGS="[experiment ...] [--pairs N] [--only a,b]"}
 * names, all of them by default.
 */
public final class Bench {
    private static final List<Experiment> EXPERIMENTS =
            List.of(
                    new ClosedLoop(),
                    new OpenLoop(),
                    new ColdStart(),
                    new HighRate(),
                    new OpenConnections(),
                    new FirstRequest(),
                    new SelfWatch());

    private Bench() {}

    /** Exit code 0 when every experiment ran, whether or not its figures were met. */
    public static void main(String[] args) throws IOException {
        Lab lab = new Lab(Path.of("").toAbsolutePath(), Options.parse(args));
        List<String> asked = lab.options().experiments();
        for (String name : asked) {
            if (EXPERIMENTS.stream().noneMatch(experiment -> experiment.name().equals(name))) {
                System.err.println("error: unknown experiment " + name + "; known: " + names());
                System.exit(2);
            }
        }
        Runtime.getRuntime().addShutdownHook(new Thread(Bench::endWhatWeStarted));
        Files.createDirectories(lab.outFolder());
        Page page = new Page(lab.root().resolve("docs/benchmarks.md"));
        for (Experiment experiment : EXPERIMENTS) {
            if (asked.isEmpty() || asked.contains(experiment.name())) {
                System.out.println(experiment.name());
                Section section = experiment.run(lab);
                String command = command(experiment, lab.options());
                lab.write(experiment.name() + ".md", section.markdown(command));
                System.out.println("\n" + section.markdown(command));
                if (lab.options().publishes()) {
                    page.put(section, command);
                }
            }
        }
        if (!lab.options().publishes()) {
            System.out.println(
                    "docs/benchmarks.md is left as it was: that takes all peers and "
                            + Options.PAIRS_MIN
                            + " pairs");
        }
    }

    /** So that Ctrl-C leaves neither a server nor a client behind. */
    private static void endWhatWeStarted() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    }

    private static List<String> names() {
        return EXPERIMENTS.stream().map(Experiment::name).toList();
    }

    private static String command(Experiment experiment, Options options) {
        return "make bench ARGS=\"" + experiment.name() + " --pairs " + options.pairs() + "\"";
    }
}
