package io.plimsoll.checks.bench;

import io.plimsoll.checks.bench.Peer.Load;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What Plimsoll spends on watching itself and on its console while it drives load. */
final class SelfWatch implements Experiment {
    private static final int RATE_PER_SECOND = 10_000;

    /** Thread names, without their numbers, that carry load or belong to the Java machine. */
    private static final Pattern SHARD = Pattern.compile("plimsoll-shard.*");

    private static final Pattern JAVA_MACHINE =
            Pattern.compile(
                    "(C1|C2) Compiler.*|VM .*|GC .*|Sweeper.*|Signal.*|Service.*|Monitor.*"
                            + "|Notification.*|Common-Cleaner|Finalizer|Reference.*|Attach.*|DestroyJavaVM");

    @Override
    public String name() {
        return "selfwatch";
    }

    private record Result(double seconds, Map<String, Double> cpuSecondsByName) {
        double percent(Predicate<String> names) {
            return cpuSecondsByName.entrySet().stream()
                            .filter(entry -> names.test(entry.getKey()))
                            .mapToDouble(Map.Entry::getValue)
                            .sum()
                    / seconds
                    * 100;
        }
    }

    @Override
    public Section run(Lab lab) {
        Rounds<Result> rounds;
        try (Server nginx = lab.nginx()) {
            rounds =
                    Rounds.of(
                            new PlimsollPeer(lab).open(),
                            lab.options().pairs(),
                            (round, peer) -> observe(lab, nginx, round, peer));
        }
        String ours = PlimsollPeer.STAMPED;
        Spread shards = rounds.spread(ours, run -> run.percent(SelfWatch::isShard));
        Spread machine = rounds.spread(ours, run -> run.percent(SelfWatch::isJavaMachine));
        Spread rest =
                rounds.spread(
                        ours, run -> run.percent(name -> !isShard(name) && !isJavaMachine(name)));
        return new Section(
                "Self-watch and console",
                """
                CPU time by thread at 10,000/s with a live console on a terminal, as share of one
                core. Self-watch and console: every thread that is neither a shard nor the Java
                machine's own.
                """,
                List.of(
                        "| shards % | Java machine % | everything else % |",
                        "|---|---|---|",
                        "| %s | %s | %s |"
                                .formatted(shards.show(1), machine.show(1), rest.show(2))),
                List.of(Check.atMost("self-watch and console", 5, rest.median(), " % of a core")),
                rounds.failures());
    }

    private Result observe(Lab lab, Server nginx, int round, Peer peer) {
        Options options = lab.options();
        Load load = new Load(nginx.port(), 0, RATE_PER_SECOND, options.loadSeconds(peer));
        List<String> words =
                peer.command().apply(load).stream().filter(w -> !w.equals("--json")).toList();
        // script(1) gives the console a terminal.
        List<String> onTerminal =
                List.of("script", "-q", "-e", "-c", String.join(" ", words), "/dev/null");
        try (Running terminal = lab.client("selfwatch", onTerminal)) {
            Window.awaitLoad(terminal, nginx);
            Lab.sleepMillis((options.warmupSeconds() + peer.extraWarmupSeconds()) * 1000L);
            ProcessHandle java = javaBelow(terminal.handle());
            long startNanos = System.nanoTime();
            Map<String, Double> start = Proc.threadCpuSeconds(java);
            Lab.sleepMillis(options.windowSeconds() * 1000L);
            Map<String, Double> end = Proc.threadCpuSeconds(java);
            double seconds = (System.nanoTime() - startNanos) / 1e9;
            Result result = new Result(seconds, spent(start, end));
            result.cpuSecondsByName()
                    .forEach(
                            (name, cpu) ->
                                    lab.raw(
                                            name(),
                                            "round,thread,core_percent",
                                            String.format(
                                                    Locale.ROOT,
                                                    "%d,%s,%.2f",
                                                    round,
                                                    name,
                                                    cpu / seconds * 100)));
            return result;
        }
    }

    private static ProcessHandle javaBelow(ProcessHandle terminal) {
        return terminal.descendants()
                .filter(one -> one.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Java process on the terminal"));
    }

    /** CPU seconds by thread name; the key of a thread is its name and its number. */
    private static Map<String, Double> spent(Map<String, Double> start, Map<String, Double> end) {
        Map<String, Double> spent = new TreeMap<>();
        end.forEach(
                (thread, seconds) ->
                        spent.merge(
                                thread.substring(0, thread.lastIndexOf('/')),
                                seconds - start.getOrDefault(thread, 0.0),
                                Double::sum));
        return spent;
    }

    private static boolean isShard(String thread) {
        return SHARD.matcher(thread).matches();
    }

    private static boolean isJavaMachine(String thread) {
        return JAVA_MACHINE.matcher(thread).matches();
    }
}
