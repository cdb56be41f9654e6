package io.plimsoll.model.recording;

import io.plimsoll.model.basics.Place;
import io.plimsoll.model.basics.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is said of a recording that was read: the entries that cannot be played and are skipped, and
 * those that go without a header that cannot be sent. All are counted, the first ones are shown.
 * And the hosts that they were for.
 */
public final class ReadingNotes {

    private static final int SHOWN_MAX = 5;
    private static final int SOURCE_CHARACTERS_MAX = 200;

    private final String file;
    private final List<Problem> firstSkipped = new ArrayList<>();
    private final List<Problem> firstHeaders = new ArrayList<>();
    private final HostCounts hosts = new HostCounts();
    private long skipped;
    private long withoutHeader;

    /**
     * @param file its name in messages
     */
    public ReadingNotes(String file) {
        this.file = file;
    }

    /** An entry cannot be played. */
    void addSkipped(EntryException why, long line, String source) {
        skipped++;
        if (firstSkipped.size() < SHOWN_MAX) {
            firstSkipped.add(
                    new Problem(
                            String.valueOf(why.getMessage()),
                            Optional.of(place(why.column, why.length, line, source)),
                            Optional.of(why.help)));
        }
    }

    /** An entry is played, perhaps without a header. */
    Recorded addPlayed(Recorded entry, long line, Supplier<String> source) {
        hosts.add(entry.host());
        entry.headerFault().ifPresent(fault -> addHeader(fault, line, source));
        return entry;
    }

    /** Those that entries say that they were for, with their ports, the busiest first. */
    public List<String> hosts() {
        return hosts.hosts();
    }

    /** How many entries were not for the busiest host. */
    public long forOtherHosts() {
        return hosts.beside();
    }

    private void addHeader(Problem why, long line, Supplier<String> source) {
        withoutHeader++;
        if (firstHeaders.size() < SHOWN_MAX) {
            Place place = place(1, 1, line, source.get());
            firstHeaders.add(new Problem(why.what(), Optional.of(place), why.help()));
        }
    }

    private Place place(int from, int characters, long line, String source) {
        String cut = source.substring(0, Math.min(source.length(), SOURCE_CHARACTERS_MAX));
        int column = Math.clamp(from, 1, Math.max(1, cut.length()));
        int length = Math.clamp(characters, 1, Math.max(1, cut.length() - column + 1));
        return Place.inLine(file, line, cut).stretch(column, length);
    }

    /** How many entries are skipped. */
    public long skipped() {
        return skipped;
    }

    /** Why the first ones are, each at its place. */
    public List<Problem> firstSkipped() {
        return List.copyOf(firstSkipped);
    }

    /** How many entries are played without a header. */
    public long withoutHeader() {
        return withoutHeader;
    }

    /** Why the headers of the first ones cannot be sent, each at its place. */
    public List<Problem> firstHeaders() {
        return List.copyOf(firstHeaders);
    }
}
