package io.plimsoll.app.cli.trial;

import io.plimsoll.app.cli.result.Paint;
import io.plimsoll.app.cli.result.Paint.Ink;
import io.plimsoll.engine.protocol.Witness.Checked;
import io.plimsoll.engine.protocol.Witness.Stage;
import io.plimsoll.model.basics.Cells;
import io.plimsoll.model.basics.ProblemText;
import io.plimsoll.results.report.Figures;
import io.plimsoll.results.report.SafeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A trial as lines of text, as they become known: {@code >} went out, {@code <} came back. */
final class TrialText implements TrialView {

    private static final int BODY_CHARACTERS = 1_200;
    private static final int NAME_CHARACTERS = 60;
    private static final int NOTE_CHARACTERS = 300;
    private static final int INDENT = 4;
    private static final int COLUMNS_MIN = 40;

    /** Less is no thinking, but what a turn of the loop takes. */
    private static final Duration THOUGHT_MIN = Duration.ofMillis(1);

    private final Consumer<List<String>> out;
    private final Paint paint;
    private final int columns;
    private final int bodyCharacters;
    private String lastHead = "";

    /**
     * @param columns the width of the page
     * @param verbose show bodies as far as they are kept
     */
    TrialText(Consumer<List<String>> out, Paint paint, int columns, boolean verbose) {
        this.out = out;
        this.paint = paint;
        this.columns = Math.max(COLUMNS_MIN, columns);
        bodyCharacters = verbose ? Integer.MAX_VALUE : BODY_CHARACTERS;
    }

    @Override
    public void begins(String ofWorkload, Stage stage, int number, String name, Duration thought) {
        List<String> lines = new ArrayList<>();
        String head = head(ofWorkload, stage);
        if (!head.equals(lastHead)) {
            lines.add("");
            lines.add(paint.paint(Ink.BOLD, head));
            lastHead = head;
        }
        if (thought.compareTo(THOUGHT_MIN) >= 0) {
            lines.add(paint.paint(Ink.DIM, "  … " + Figures.elapsed(thought) + " of thinking"));
        }
        lines.add("");
        lines.add(number + "  " + paint.paint(Ink.BOLD, SafeText.of(name, NAME_CHARACTERS)));
        out.accept(lines);
    }

    private static String head(String workload, Stage stage) {
        String named = "workload " + SafeText.of(workload, NAME_CHARACTERS);
        return switch (stage) {
            case SETUP -> "setup, once before the load";
            case START -> named + ": start, once per user";
            case STEPS -> named;
            case END -> named + ": end, when a user leaves";
            case TEARDOWN -> "teardown, once after the load";
        };
    }

    @Override
    public void sends(Tried.Part request) {
        out.accept(part(request, '>'));
    }

    @Override
    public void exchanged(Tried.Exchange exchange) {
        List<String> lines = new ArrayList<>();
        exchange.received().ifPresent(answer -> lines.addAll(part(answer, '<')));
        if (exchange.timing().service() > 0) {
            lines.add(paint.paint(Ink.DIM, "    " + timing(exchange.timing())));
        }
        out.accept(lines);
    }

    private static String timing(Tried.Timing timing) {
        List<String> parts = new ArrayList<>();
        parts.add(
                timing.connect() > 0
                        ? "connected in " + Figures.time(timing.connect())
                        : "connection reused");
        if (timing.firstByte() > 0) {
            parts.add("first byte " + Figures.time(timing.firstByte()));
        }
        parts.add(
                "service "
                        + Figures.time(timing.service())
                        + (timing.stamped() ? " (kernel stamp)" : ""));
        return String.join(", ", parts);
    }

    @Override
    public void ended(Tried request) {
        List<String> lines = new ArrayList<>();
        request.checks().forEach(check -> lines.addAll(check(check)));
        request.saved().forEach((name, value) -> lines.addAll(saved(name, value)));
        request.ending()
                .kind()
                .filter(_ -> request.checks().stream().allMatch(Checked::holds))
                .ifPresent(
                        _ ->
                                lines.addAll(
                                        wrapped(
                                                paint.paint(Ink.RED, "✗") + " ",
                                                note(request.ending().sentence()))));
        if (request.exchanges().size() > 1) {
            lines.add(
                    paint.paint(
                            Ink.DIM,
                            "    %s, response %s"
                                    .formatted(
                                            Figures.count(request.exchanges().size(), "attempt"),
                                            Figures.time(request.response().toNanos()))));
        }
        out.accept(lines);
    }

    private List<String> check(Checked check) {
        return check.holds()
                ? wrapped(paint.paint(Ink.GREEN, "✓") + " ", note(check.what()))
                : wrapped(
                        paint.paint(Ink.RED, "✗") + " ",
                        note(check.what()) + ", but: " + note(check.found()));
    }

    private List<String> saved(String name, String value) {
        return wrapped("= ", SafeText.of(name, NAME_CHARACTERS) + ": " + note(value));
    }

    private static String note(String text) {
        return SafeText.of(text, NOTE_CHARACTERS);
    }

    private List<String> part(Tried.Part part, char sign) {
        List<String> lines = new ArrayList<>();
        String prefix = paint.paint(Ink.DIM, String.valueOf(sign)) + " ";
        lines.addAll(wrapped(prefix, ProblemText.visible(part.line())));
        for (Map.Entry<String, String> header : part.headers()) {
            lines.addAll(
                    wrapped(
                            prefix,
                            ProblemText.visible(header.getKey() + ": " + header.getValue())));
        }
        Content body = part.body();
        if (body.bytes() > 0) {
            lines.addAll(wrapped(prefix, ""));
            boolean cut = body.text().length() > bodyCharacters;
            String shown = cut ? body.text().substring(0, bodyCharacters) : body.text();
            shown.replace("\t", "    ")
                    .lines()
                    .forEach(line -> lines.addAll(wrapped(prefix, ProblemText.visible(line))));
            if (cut || !body.whole()) {
                lines.addAll(
                        wrapped(
                                prefix,
                                paint.paint(
                                        Ink.DIM,
                                        "… %s in all%s"
                                                .formatted(
                                                        Figures.bytes(body.bytes()),
                                                        cut ? "; -v shows more" : ""))));
            }
        }
        return lines;
    }

    /** Lines that fit, each with its indent and the same sign. */
    private List<String> wrapped(String prefix, String text) {
        int width = columns - INDENT - 2;
        List<String> lines = new ArrayList<>();
        int from = 0;
        do {
            int to = text.indexOf('\u001b') >= 0 ? text.length() : Cells.end(text, from, width);
            lines.add(" ".repeat(INDENT) + prefix + text.substring(from, to));
            from = to;
        } while (from < text.length());
        return lines;
    }
}
