package io.plimsoll.model.recording;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Headers that requests of one name had, and that none of them is played with, since not all had
 * them.
 *
 * @param name of the requests
 * @param requests of this name
 * @param headers how many of them had each
 */
public record LostHeaders(String name, long requests, Map<String, Long> headers) {

    public LostHeaders {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }
}
