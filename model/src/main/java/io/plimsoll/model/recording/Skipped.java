package io.plimsoll.model.recording;

import io.plimsoll.model.basics.Place;
import io.plimsoll.model.basics.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The entries of a recording that cannot be played: all are counted, the first ones are shown. */
public final class Skipped {

    private static final int SHOWN_MAX = 5;
    private static final int SOURCE_CHARACTERS_MAX = 200;

    private final String file;
    private final List<Problem> shown = new ArrayList<>();
    private long count;

    /**
     * @param file its name in messages
     */
    public Skipped(String file) {
        this.file = file;
    }

    /** An entry cannot be played. */
    void add(EntryException why, long line, String source) {
        count++;
        if (shown.size() < SHOWN_MAX) {
            String cut = source.substring(0, Math.min(source.length(), SOURCE_CHARACTERS_MAX));
            int column = Math.clamp(why.column, 1, Math.max(1, cut.length()));
            int length = Math.clamp(why.length, 1, Math.max(1, cut.length() - column + 1));
            Place place =
                    new Place(file, (int) Math.min(line, Integer.MAX_VALUE), column, length, cut);
            shown.add(
                    new Problem(
                            String.valueOf(why.getMessage()),
                            Optional.of(place),
                            Optional.of(why.help)));
        }
    }

    public long count() {
        return count;
    }

    /** The first ones, each at its place. */
    public List<Problem> shown() {
        return List.copyOf(shown);
    }
}
