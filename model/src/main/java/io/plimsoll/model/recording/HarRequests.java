package io.plimsoll.model.recording;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The requests of an HTTP archive. */
final class HarRequests implements RecordingReader {

    private final HarReader archive;
    private final ReadingNotes notes;

    HarRequests(HarReader archive, ReadingNotes notes) {
        this.archive = archive;
        this.notes = notes;
    }

    @Override
    public @Nullable Recorded next() throws IOException {
        for (HarEntry entry = archive.next(); entry != null; entry = archive.next()) {
            String source = entry.method() + " " + entry.url();
            try {
                return notes.addPlayed(recorded(entry), entry.line(), () -> source);
            } catch (EntryException e) {
                notes.addSkipped(e, entry.line(), source);
            }
        }
        return null;
    }

    private static Recorded recorded(HarEntry entry) throws EntryException {
        if (entry.started() < 0) {
            throw new EntryException("the entry has no time", "`startedDateTime` says when");
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>(entry.headers());
        boolean typed = headers.stream().anyMatch(h -> h.getKey().equalsIgnoreCase("Content-Type"));
        if (!typed && !entry.body().isEmpty() && !entry.mimeType().isEmpty()) {
            headers.add(Map.entry("Content-Type", entry.mimeType()));
        }
        return Recorded.read(entry.started(), entry.method(), entry.url(), headers, entry.body());
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
