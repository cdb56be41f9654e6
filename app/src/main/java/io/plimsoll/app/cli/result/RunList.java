package io.plimsoll.app.cli.result;

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
public record RunList(List<Entry> all) {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    public RunList {
        all = List.copyOf(all);
    }

    /**
     * One of them.
     *
     * @param result its document; missing when there is none that can be read
     */
    public record Entry(RunDirectory run, RunDirectory.State state, JsonNode result) {}

    public static RunList of(List<RunDirectory> runs) {
        return new RunList(
                runs.stream().map(run -> new Entry(run, run.state(), result(run))).toList());
    }

    public List<String> lines() {
        Table table = new Table().row("run", "", "took", "planned", "room");
        for (Entry entry : all) {
            JsonNode result = entry.result();
            boolean known = !result.isMissingNode();
            table.row(
                    entry.run().name(),
                    became(entry),
                    known
                            ? Figures.elapsed(
                                    Duration.ofMillis(
                                            Math.round(
                                                    result.path("elapsedSeconds").asDouble(0)
                                                            * 1e3)))
                            : "",
                    known ? Figures.count(result.at("/requests/planned").asLong(0)) : "",
                    Figures.bytes(bytes(entry.run())));
        }
        return table.lines("");
    }

    public void writeJson(OutputStream out) {
        ArrayNode list = JSON.createArrayNode();
        for (Entry entry : all) {
            ObjectNode fields = list.addObject();
            fields.put("run", entry.run().name());
            fields.put("path", entry.run().path().toString());
            fields.put("state", entry.state().name().toLowerCase(Locale.ROOT));
            fields.put("bytes", bytes(entry.run()));
            for (String field : List.of("name", "started", "elapsedSeconds", "verdict")) {
                if (entry.result().has(field)) {
                    fields.set(field, entry.result().get(field));
                }
            }
        }
        JSON.writerWithDefaultPrettyPrinter().writeValue(out, list);
        try {
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String became(Entry entry) {
        return switch (entry.state()) {
            case RUNNING -> "running";
            case FINISHED -> "finished, no result";
            case INTERRUPTED -> "interrupted";
            case UNREADABLE -> "not readable";
            case FOREIGN -> "of another version";
            case ENDED ->
                    entry.result().path("verdict").asString("no result").toUpperCase(Locale.ROOT);
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
