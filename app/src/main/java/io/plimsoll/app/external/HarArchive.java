package io.plimsoll.app.external;

import io.plimsoll.model.recording.HarEntry;
import io.plimsoll.model.recording.HarReader;
import io.plimsoll.model.scenario.HttpOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Drafts a scenario from what a browser recorded: one user's requests in their order. */
public final class HarArchive {

    /** As many are looked at. */
    private static final int ENTRIES_MAX = 10_000;

    private HarArchive() {}

    /** Drafts from an HTTP archive. */
    public static Draft draft(Path path) {
        InputFile file = new InputFile(path);
        List<RecordedRequest> requests = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        long more = 0;
        try (HarReader archive = new HarReader(path)) {
            for (HarEntry entry = archive.next(); entry != null; entry = archive.next()) {
                if (requests.size() < ENTRIES_MAX) {
                    requests.add(recording(entry, notes));
                } else {
                    more++;
                }
            }
        } catch (HarReader.NoArchiveException e) {
            throw file.refusedAt(
                    e.line(),
                    e.source(),
                    "`%s` is no HTTP archive: %s".formatted(path, e.getMessage()),
                    "browsers save one from the network tab of their developer tools");
        } catch (IOException e) {
            throw file.unreadable(e);
        }
        if (requests.isEmpty()) {
            throw InputFile.refused(
                    "`" + path + "` has no entries", "record some requests, then save it again");
        }
        Drafts drafts =
                new Drafts(
                        "%s: %d requests of one user".formatted(path, requests.size() + more),
                        "from " + path.getFileName());
        drafts.notes.add(
                "A browser makes several requests at once; here they come one after the other");
        drafts.notes.addAll(notes);
        return RecordedRequest.draft(drafts, requests, 1);
    }

    private static RecordedRequest recording(HarEntry entry, List<String> notes) {
        Headers headers = new Headers(entry.headers());
        if (headers.type().isEmpty() && !entry.body().isEmpty() && !entry.mimeType().isEmpty()) {
            headers = headers.withType(entry.mimeType());
        }
        String body = entry.body();
        List<String> types = new ArrayList<>(headers.types());
        types.add(entry.mimeType());
        FormParts parts = FormParts.of(types, body, entry.params());
        if (!parts.all().isEmpty()) {
            headers = headers.withType(DraftedRequest.IN_PARTS);
            body = parts.fields(notes);
        }
        return new RecordedRequest(
                entry.started(),
                entry.tookNanos(),
                entry.method(),
                entry.url(),
                headers,
                body,
                HttpOptions.NONE);
    }
}
