package io.plimsoll.results.store;

import java.nio.file.Path;

/** The files of a journal: {@code 00000}, {@code 00001} and so on. */
final class SegmentNames {

    private SegmentNames() {}

    static Path of(Path folder, int number) {
        return folder.resolve("%05d".formatted(number));
    }
}
