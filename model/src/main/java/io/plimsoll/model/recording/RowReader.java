package io.plimsoll.model.recording;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.Place;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.rows.RowFile;
import io.plimsoll.model.rows.Rows;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests as the rows of a file, whose columns a header names. */
final class RowReader implements RecordingReader {

    private static final int HEADER_CHARACTERS_MAX = 200;

    private final Rows.Reader reader;
    private final long rows;
    private final ReadingNotes notes;
    private final List<String> columns;
    private long row = -1;
    private long line = 1;

    /**
     * @param name of the file in messages
     * @throws PlimsollException when there is no column that every request needs
     */
    RowReader(RowFile file, String name, ReadingNotes notes) {
        reader = file.reader();
        rows = file.rows();
        this.notes = notes;
        columns = file.columns().stream().map(column -> column.toLowerCase(Locale.ROOT)).toList();
        RowRequest.missing(columns)
                .ifPresent(
                        needed -> {
                            throw noColumn(needed, text(file.columns()), name);
                        });
        line += breaks(columns);
    }

    private static PlimsollException noColumn(String needed, String header, String file) {
        String cut = header.substring(0, Math.min(header.length(), HEADER_CHARACTERS_MAX));
        return new PlimsollException(
                ExitCode.INVALID_SCENARIO,
                Problem.at(
                        new Place(file, 1, 1, Math.max(1, cut.length()), cut),
                        "there is no column `" + needed + "`",
                        "the columns are " + RowRequest.NAMES));
    }

    @Override
    public @Nullable Recorded next() {
        while (++row < rows) {
            reader.goTo(row);
            Map<String, String> cells = cells();
            long number = ++line;
            line += breaks(cells.values());
            try {
                return notes.addPlayed(RowRequest.read(cells), number, () -> text(cells.values()));
            } catch (EntryException e) {
                notes.addSkipped(e, number, text(cells.values()));
            }
        }
        return null;
    }

    private Map<String, String> cells() {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            String value = reader.cell(column);
            cells.putIfAbsent(columns.get(column), value == null ? "" : value);
        }
        return cells;
    }

    private static String text(Collection<String> cells) {
        return String.join(",", cells).lines().findFirst().orElse("");
    }

    /** A cell in quotes may go over several lines. */
    private static long breaks(Collection<String> cells) {
        long breaks = 0;
        for (String cell : cells) {
            for (int at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) {
                breaks++;
            }
        }
        return breaks;
    }

    @Override
    public void close() {}
}
