package io.plimsoll.targets;

import io.plimsoll.targets.echo.Echo;
import io.plimsoll.targets.echo.EchoOptions;
import io.plimsoll.targets.echo.Summary;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Runs one reference target as a process of its own. */
public final class Main {

    private static final String UNTIL_STDIN_CLOSES = "--until-stdin-closes";

    private static final int OK = 0;
    private static final int USAGE = 2;
    private static final int CANNOT_BIND = 106;

    private static final String HELP =
            """
            usage: plimsoll target echo [options]

            An HTTP/1.1 server that stamps each arrival, answers as it is told, and keeps its books.

              --port N               to listen on; 0, the default, picks a free one
              --host ADDRESS         127.0.0.1 (default), ::1, or another loopback or private address
              --threads N            event loops (1)
              --transport auto|nio   auto (default) is epoll where there is one; nio has no kernel stamps
              --delay D              of every answer: 1ms | exp:10ms | uniform:1ms..3ms |
                                     98.5%:1ms,1.5%:100ms
              --status N             of every answer (200)
              --fail SHARE           of the requests are answered 500, such as 5%
              --seed N               of what is drawn at random (1)
              --expect RATE          judge the arrivals by an even schedule, such as 10000/s
              --skip D               of the arrivals judged, leave out those of the first time
              --for D                stop after that time; otherwise at SIGTERM or POST /_plimsoll/stop
              --connections-max N    close connections beyond that many (20000)
              --body-max BYTES       refuse larger requests (1GiB)
              --until-stdin-closes   stop when standard input ends, and not at Ctrl-C: for a
                                     program that starts the target and may die at any time
              --help

            A request's query overrides: ?delay=1ms &status=500 &size=100000 &chunks=3&gap=5ms
              &trickle=10ms &interim=2 &until-close &connection=close &close &close=before &close=mid
              &reset &hang
            Control: GET /_plimsoll/stats, POST /_plimsoll/stall?for=6s,
              /_plimsoll/fail?for=5s&status=500, /_plimsoll/reset, /_plimsoll/stop
            """;

    /** What Netty would log is for its developers. */
    private static final Logger NETTY = Logger.getLogger("io.netty");

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        NETTY.setLevel(Level.OFF);
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err)
            throws InterruptedException {
        if (arguments.contains("--help")) {
            out.print(HELP);
            return OK;
        }
        if (arguments.isEmpty() || !arguments.getFirst().equals("echo")) {
            err.println("error: no such target; begin with `echo`, the one there is");
            return USAGE;
        }
        boolean untilStdinCloses = arguments.contains(UNTIL_STDIN_CLOSES);
        EchoOptions options;
        try {
            options =
                    EchoOptions.of(
                            arguments.stream()
                                    .skip(1)
                                    .filter(argument -> !argument.equals(UNTIL_STDIN_CLOSES))
                                    .toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            String.valueOf(e.getMessage())
                    .lines()
                    .forEach(problem -> err.println("error: " + problem));
            return USAGE;
        }
        return serve(options, untilStdinCloses, out, err);
    }

    private static int serve(
            EchoOptions options, boolean untilStdinCloses, PrintStream out, PrintStream err)
            throws InterruptedException {
        Echo echo;
        try {
            echo = Echo.start(options);
            echo.warmUp();
        } catch (IOException e) {
            err.println("error: " + e.getMessage());
            err.println("choose another --port (0 picks a free one) or --host");
            return CANNOT_BIND;
        }
        if (!echo.kernelStamps()) {
            err.println("note: no kernel stamps here; arrivals are stamped when they are read");
        }
        if (untilStdinCloses) {
            // Ctrl-C reaches the whole group of processes; who started this one decides when it
            // ends.
            Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
            Thread.ofPlatform().daemon().name("standard input").start(() -> closeAtEnd(echo));
        }
        AtomicBoolean summed = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(echo, out, summed)));
        out.println("listening on " + echo.url());
        out.flush();
        echo.awaitClosed();
        end(echo, out, summed);
        return OK;
    }

    private static void closeAtEnd(Echo echo) {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            // Whoever held the other end is gone all the same.
        }
        echo.close();
    }

    private static void end(Echo echo, PrintStream out, AtomicBoolean summed) {
        if (!summed.compareAndSet(false, true)) {
            return;
        }
        echo.close();
        try {
            out.print(Summary.of(echo.stats()));
            out.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
