package io.plimsoll.model.recording;

import io.plimsoll.model.scenario.HttpMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names for requests by what they do: the method and the path without its query, in which parts
 * that look like numbers and keys are {@code {id}}, and so are those at a place where there are too
 * many. First shown all of a recording, then asked; never more than some 200 names.
 */
public final class RequestNames {

    /** Names that come later are {@code GET other} and the like. */
    private static final int NAMES_MAX = 200;

    private static final String OTHER = "other";

    /** A place in a path with more different parts is one of keys. */
    private static final int PARTS_MAX = 40;

    private static final int DEPTH_MAX = 12;
    private static final int PLACES_MAX = 20_000;
    private static final int PART_CHARACTERS_MAX = 40;
    private static final String ID = "{id}";

    private static final Pattern KEY =
            Pattern.compile(
                    "[0-9][0-9.,:_-]*" // a number, a date, an address
                            + "|[0-9a-fA-F]{8}-[0-9a-fA-F-]{20,40}" // a UUID
                            + "|(?=.*[0-9])[0-9a-fA-F]{8,}" // a hash
                            + "|(?=.*[0-9])[A-Za-z0-9_~=-]{16,}" // a token
                            + "|.*(?:@|%40).*" // an address of mail
                            + "|[A-Za-z]{1,4}[_-]?[0-9]{3,}"); // ord-123

    private final Map<String, Place> roots = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private int places;

    /** A place in paths, and what follows there. */
    private final class Place {

        private final Map<String, Place> parts = new LinkedHashMap<>();
        private boolean keys;

        Place next(String part) {
            String name = keys ? ID : part;
            Place known = parts.get(name);
            if (known != null) {
                return known;
            }
            if (parts.size() >= PARTS_MAX && !name.equals(ID)) {
                return fold();
            }
            Place place = new Place();
            if (++places <= PLACES_MAX) {
                parts.put(name, place);
            }
            return place;
        }

        /** Too many: from now on they are all the same. */
        private Place fold() {
            keys = true;
            Place all = new Place();
            parts.values().forEach(all::take);
            parts.clear();
            parts.put(ID, all);
            return all;
        }

        private void take(Place other) {
            other.parts.forEach(
                    (name, place) -> {
                        Place own = parts.get(name);
                        if (own == null && parts.size() < PARTS_MAX) {
                            parts.put(name, place);
                        } else if (own != null) {
                            own.take(place);
                        }
                    });
        }
    }

    /** Shows it a request of the recording. */
    public void see(HttpMethod method, String path) {
        Place place = roots.computeIfAbsent(method.name(), _ -> new Place());
        for (String part : parts(path)) {
            place = place.next(part);
        }
    }

    /** The name of a request. */
    public String of(HttpMethod method, String path) {
        StringBuilder name = new StringBuilder(method.name()).append(' ');
        Place place = roots.get(method.name());
        String[] parts = parts(path);
        for (String part : parts) {
            boolean key = place != null && place.keys;
            String shown = key ? ID : part;
            name.append('/').append(shown);
            place = place == null ? null : place.parts.get(shown);
        }
        if (parts.length == 0) {
            name.append('/');
        }
        return name.toString();
    }

    /** The number of a request's name, from 0; new names get the next one while there is room. */
    public int number(HttpMethod method, String path) {
        String name = of(method, path);
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        String kept = numbers.size() < NAMES_MAX ? name : method + " " + OTHER;
        return numbers.computeIfAbsent(kept, _ -> numbers.size());
    }

    /** The number that {@link #number} gave a request. */
    int known(HttpMethod method, String path) {
        Integer number = numbers.get(of(method, path));
        return number != null ? number : numbers.getOrDefault(method + " " + OTHER, 0);
    }

    /** All names that have a number, in its order. */
    List<String> numbered() {
        return List.copyOf(numbers.keySet());
    }

    private static String[] parts(String path) {
        int query = path.indexOf('?');
        String plain = query < 0 ? path : path.substring(0, query);
        String[] parts = plain.replaceFirst("^/+", "").split("/+", DEPTH_MAX);
        if (parts.length == 1 && parts[0].isEmpty()) {
            return new String[0];
        }
        for (int i = 0; i < parts.length; i++) {
            parts[i] = folded(parts[i]);
        }
        return parts;
    }

    /** All keys have a digit or an at sign in them. */
    private static boolean mayBeKey(String part) {
        return part.chars().anyMatch(c -> (c >= '0' && c <= '9') || c == '@');
    }

    private static String folded(String part) {
        boolean key =
                part.length() > PART_CHARACTERS_MAX
                        || part.indexOf('/') >= 0
                        || (mayBeKey(part) && KEY.matcher(part).matches());
        return key ? ID : part;
    }
}
