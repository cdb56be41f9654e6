package io.plimsoll.model.recording;

import io.plimsoll.model.basics.Place;
import io.plimsoll.model.basics.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The entries of a recording that cannot be played, and those that go without a header that cannot
 * be sent: all are counted, the first ones are shown.
 */
public final class Skipped {

    private static final int SHOWN_MAX = 5;
    private static final int SOURCE_CHARACTERS_MAX = 200;

    private final String file;
    private final List<Problem> shown = new ArrayList<>();
    private final List<Problem> headers = new ArrayList<>();
    private long count;
    private long withoutHeader;

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
            shown.add(
                    new Problem(
                            String.valueOf(why.getMessage()),
                            Optional.of(place(why.column, why.length, line, source)),
                            Optional.of(why.help)));
        }
    }

    /** An entry is played without a header. */
    void addHeader(Problem why, long line, String source) {
        withoutHeader++;
        if (headers.size() < SHOWN_MAX) {
            headers.add(
                    new Problem(why.what(), Optional.of(place(1, 1, line, source)), why.help()));
        }
    }

    private Place place(int from, int characters, long line, String source) {
        String cut = source.substring(0, Math.min(source.length(), SOURCE_CHARACTERS_MAX));
        int column = Math.clamp(from, 1, Math.max(1, cut.length()));
        int length = Math.clamp(characters, 1, Math.max(1, cut.length() - column + 1));
        return new Place(file, (int) Math.min(line, Integer.MAX_VALUE), column, length, cut);
    }

    public long count() {
        return count;
    }

    /** The first ones, each at its place. */
    public List<Problem> shown() {
        return List.copyOf(shown);
    }

    /** How many entries are played without a header. */
    public long withoutHeader() {
        return withoutHeader;
    }

    /** The headers of the first ones, each at its place. */
    public List<Problem> headers() {
        return List.copyOf(headers);
    }
}
