package io.plimsoll.targets.echo;

import io.plimsoll.targets.echo.EchoOptions.Transport;
import io.plimsoll.targets.referee.EvenSchedule;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the options of the command line, and finds all that is wrong with them at once. */
final class OptionReader {

    private static final String NAMES =
            "--port --host --threads --transport --delay --status --fail --seed --expect --skip --for"
                    + " --connections-max --body-max";

    private final List<String> arguments;
    private final List<String> problems = new ArrayList<>();
    private InetAddress address = InetAddress.ofLiteral("127.0.0.1");
    private int port;
    private int threads = 1;
    private Transport transport = Transport.AUTO;
    private Delay delay = Delay.NONE;
    private int status = 200;
    private double failShare;
    private long seed = 1;
    private OptionalDouble expectedPerSecond = OptionalDouble.empty();
    private long skipNanos;
    private int connectionsMax = 20_000;
    private long bodyBytesMax = 1L << 30;
    private Optional<Long> runNanos = Optional.empty();

    OptionReader(List<String> arguments) {
        this.arguments = arguments;
    }

    EchoOptions read() {
        for (int i = 0; i < arguments.size(); i += 2) {
            readOne(i);
        }
        if (skipNanos > 0 && expectedPerSecond.isEmpty()) {
            problems.add("--skip: belongs to --expect; add `--expect 1000/s` or leave it out");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        Optional<EvenSchedule> expectation =
                expectedPerSecond.isPresent()
                        ? Optional.of(new EvenSchedule(expectedPerSecond.getAsDouble(), skipNanos))
                        : Optional.empty();
        return new EchoOptions(
                address,
                port,
                threads,
                transport,
                delay,
                status,
                failShare,
                seed,
                expectation,
                connectionsMax,
                bodyBytesMax,
                runNanos);
    }

    private void readOne(int at) {
        String name = arguments.get(at);
        if (at + 1 == arguments.size() && isKnown(name)) {
            problems.add(
                    "%s (argument %d): has no value; write one after it".formatted(name, at + 1));
            return;
        }
        try {
            set(name, at + 1 < arguments.size() ? arguments.get(at + 1) : "");
        } catch (IllegalArgumentException e) {
            problems.add("%s (argument %d): %s".formatted(name, at + 1, e.getMessage()));
        }
    }

    private static boolean isKnown(String name) {
        return List.of(NAMES.split(" ", 0)).contains(name);
    }

    private void set(String name, String value) {
        switch (name) {
            case "--host" -> address = nearby(value);
            case "--port" -> port = Quantities.whole(value, 0, 65_535);
            case "--threads" -> threads = Quantities.whole(value, 1, EchoOptions.THREADS_MAX);
            case "--transport" -> transport = transport(value);
            case "--delay" -> delay = Delay.parse(value);
            case "--status" -> status = Quantities.whole(value, 200, 599);
            case "--fail" -> failShare = Quantities.share(value);
            case "--seed" -> seed = Quantities.whole(value, 0, Integer.MAX_VALUE);
            case "--expect" -> expectedPerSecond = OptionalDouble.of(Quantities.perSecond(value));
            case "--skip" -> skipNanos = Quantities.durationNanos(value);
            case "--for" -> runNanos = Optional.of(Quantities.durationNanos(value));
            case "--connections-max" ->
                    connectionsMax = Quantities.whole(value, 1, Integer.MAX_VALUE);
            case "--body-max" -> bodyBytesMax = Quantities.bytes(value);
            default ->
                    throw new IllegalArgumentException("is not an option of echo; it has " + NAMES);
        }
    }

    private static Transport transport(String value) {
        return switch (value) {
            case "auto" -> Transport.AUTO;
            case "nio" -> Transport.NIO;
            default -> throw Quantities.wrong(value, "auto or nio");
        };
    }

    private static InetAddress nearby(String value) {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(value);
        } catch (IllegalArgumentException e) {
            throw Quantities.wrong(value, "an address such as 127.0.0.1 or ::1");
        }
        if (!EchoOptions.isNearby(address)) {
            throw Quantities.wrong(value, "a loopback, private or link-local address");
        }
        return address;
    }
}
