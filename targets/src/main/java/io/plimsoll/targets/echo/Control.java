package io.plimsoll.targets.echo;

import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/**
 * Answers the requests under {@code /_plimsoll/}: the server's books, and orders to misbehave.
 *
 * <p>What has to ask other lanes, or computes for long, runs on a thread of its own; the answer
 * goes out through the connection's lane.
 */
final class Control {

    private static final String JSON = "application/json";
    private static final String OK = "{\"ok\": true}\n";
    private static final String HELP =
            "GET stats, GET count, POST stall?for=6s, POST fail?for=5s&status=500, POST reset, POST"
                    + " stop";

    private final Echo echo;

    Control(Echo echo) {
        this.echo = echo;
    }

    void handle(Connection connection, ControlRequest request) {
        String command = request.command();
        try {
            if (command.equals("stats") && !request.post()) {
                later(
                        connection,
                        () ->
                                answer(
                                        connection,
                                        StatsJson.write(echo.stats(), echo.kernelStamps())));
            } else if (command.equals("count") && !request.post()) {
                later(
                        connection,
                        () -> answer(connection, "{\"requests\": " + echo.requests() + "}\n"));
            } else if (!request.post() && isOrder(command)) {
                refuse(connection, 405, "`%s` is an order; use POST".formatted(command));
            } else {
                order(connection, command, BehaviourReader.parameters(request.query()));
            }
        } catch (IllegalArgumentException e) {
            refuse(connection, 400, "`%s`: %s".formatted(command, e.getMessage()));
        }
    }

    private static boolean isOrder(String command) {
        return switch (command) {
            case "stall", "fail", "reset", "stop" -> true;
            default -> false;
        };
    }

    private void order(Connection connection, String command, Map<String, String> parameters) {
        switch (command) {
            case "stall" -> {
                long nanos = Quantities.durationNanos(parameters.getOrDefault("for", ""));
                Lane lane = connection.lane();
                later(connection, () -> echo.stall(nanos, lane, () -> acceptHere(connection)));
            }
            case "fail" -> {
                long nanos = Quantities.durationNanos(parameters.getOrDefault("for", ""));
                int status = Quantities.whole(parameters.getOrDefault("status", "500"), 200, 599);
                later(
                        connection,
                        () -> {
                            echo.fail(nanos, status);
                            answer(connection, OK);
                        });
            }
            case "reset" ->
                    later(
                            connection,
                            () -> {
                                echo.reset();
                                answer(connection, OK);
                            });
            case "stop" -> {
                acceptHere(connection);
                Thread.startVirtualThread(echo::close);
            }
            default -> refuse(connection, 404, "there is no `" + command + "` here");
        }
    }

    private interface Order {
        void carryOut() throws InterruptedException;
    }

    private static void later(Connection connection, Order order) {
        Thread.startVirtualThread(
                () -> {
                    try {
                        order.carryOut();
                    } catch (InterruptedException | RejectedExecutionException e) {
                        connection.close(); // the server is closing
                    }
                });
    }

    private static void answer(Connection connection, String json) {
        connection.lane().loop.execute(() -> connection.answerText(200, JSON, json));
    }

    private static void acceptHere(Connection connection) {
        connection.answerText(200, JSON, OK);
    }

    private static void refuse(Connection connection, int status, String message) {
        String shown = message.length() > 200 ? message.substring(0, 200) + "…" : message;
        connection.answerText(
                status, "text/plain", "error: " + shown + "\navailable: " + HELP + "\n");
    }
}
