package io.plimsoll.app.cli;

import io.plimsoll.app.cli.result.Table;
import io.plimsoll.results.report.Figures;
import io.plimsoll.results.store.RunDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The runs that are kept, one to a line. */
final class RunList {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private RunList() {}

    static List<String> lines(List<RunDirectory> runs) {
        Table table = new Table(80).row("run", "", "took", "planned", "room");
        for (RunDirectory run : runs) {
            JsonNode result = result(run);
            boolean known = !result.isMissingNode();
            table.row(
                    run.name(),
                    state(run, result),
                    known
                            ? Figures.elapsed(
                                    Duration.ofMillis(
                                            Math.round(
                                                    result.path("elapsedSeconds").asDouble(0)
                                                            * 1e3)))
                            : "",
                    known ? Figures.count(result.at("/requests/planned").asLong(0)) : "",
                    Figures.bytes(bytes(run)));
        }
        return table.lines("");
    }

    static void writeJson(List<RunDirectory> runs, OutputStream out) {
        ArrayNode all = JSON.createArrayNode();
        for (RunDirectory run : runs) {
            JsonNode result = result(run);
            ObjectNode entry = all.addObject();
            entry.put("run", run.name());
            entry.put("path", run.path().toString());
            entry.put("state", run.state().name().toLowerCase(Locale.ROOT));
            entry.put("bytes", bytes(run));
            for (String field : List.of("name", "started", "elapsedSeconds", "verdict")) {
                if (result.has(field)) {
                    entry.set(field, result.get(field));
                }
            }
        }
        JSON.writerWithDefaultPrettyPrinter().writeValue(out, all);
        try {
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String state(RunDirectory run, JsonNode result) {
        return switch (run.state()) {
            case RUNNING -> "running";
            case INTERRUPTED -> "interrupted";
            case ENDED -> result.path("verdict").asString("no result").toUpperCase(Locale.ROOT);
        };
    }

    /** Its result document; missing when there is none that can be read. */
    private static JsonNode result(RunDirectory run) {
        try {
            return JSON.readTree(run.result().toFile());
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    /** What cannot be seen counts as nothing. */
    private static long bytes(RunDirectory run) {
        try {
            return run.bytes();
        } catch (IOException e) {
            return 0;
        }
    }
}
