package io.plimsoll.targets.echo;

import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/**
 * Answers the requests under {@code /_plimsoll/}: the server's books, and orders to misbehave.
 *
 * <p>What has to ask all lanes, or computes for long, runs on a thread of its own; the answer comes
 * back through the connection's lane.
 */
final class Control {

    private static final String JSON = "application/json";
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
                later(connection, () -> StatsJson.write(echo.stats(), echo.kernelStamps()));
            } else if (command.equals("count") && !request.post()) {
                later(connection, () -> "{\"requests\": " + echo.requests() + "}\n");
            } else if (!request.post() && isOrder(command)) {
                refuse(connection, 405, "`%s` is an order; use POST".formatted(command));
            } else {
                order(connection, command, BehaviourReader.parameters(request.query()));
            }
        } catch (IllegalArgumentException e) {
            refuse(connection, 400, e.getMessage() + "; write POST stall?for=6s");
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
                accept(connection);
                echo.stall(nanos);
            }
            case "fail" -> {
                long nanos = Quantities.durationNanos(parameters.getOrDefault("for", ""));
                int status = Quantities.whole(parameters.getOrDefault("status", "500"), 200, 599);
                echo.fail(nanos, status);
                accept(connection);
            }
            case "reset" ->
                    later(
                            connection,
                            () -> {
                                echo.reset();
                                return "{\"ok\": true}\n";
                            });
            case "stop" -> {
                accept(connection);
                Thread.startVirtualThread(echo::close);
            }
            default -> refuse(connection, 404, "there is no `" + command + "` here");
        }
    }

    private interface Question {
        String answer() throws InterruptedException;
    }

    private static void later(Connection connection, Question question) {
        Thread.startVirtualThread(
                () -> {
                    try {
                        String answer = question.answer();
                        connection
                                .lane()
                                .loop
                                .execute(() -> connection.answerText(200, JSON, answer));
                    } catch (InterruptedException | RejectedExecutionException e) {
                        connection.close(); // the server is closing
                    }
                });
    }

    private static void accept(Connection connection) {
        connection.answerText(200, JSON, "{\"ok\": true}\n");
    }

    private static void refuse(Connection connection, int status, String message) {
        String shown = message.length() > 200 ? message.substring(0, 200) + "…" : message;
        connection.answerText(
                status, "text/plain", "error: " + shown + "\navailable: " + HELP + "\n");
    }
}
