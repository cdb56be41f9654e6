package io.plimsoll.model.yaml;

import io.plimsoll.model.basics.Suggestions;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The mend for a key that its section does not have. */
final class UnknownKey {

    /** What other tools, or other words for the same thing, call our keys. */
    private static final Map<String, String> OTHER_WORDS =
            Map.ofEntries(
                    Map.entry("duration", "for"),
                    Map.entry("length", "for"),
                    Map.entry("url", "target"),
                    Map.entry("host", "target"),
                    Map.entry("base-url", "target"),
                    Map.entry("stages", "phases"),
                    Map.entry("scenarios", "workloads"),
                    Map.entry("requests", "steps"),
                    Map.entry("thresholds", "slo"),
                    Map.entry("assertions", "slo"),
                    Map.entry("variables", "vars"),
                    Map.entry("vus", "users"),
                    Map.entry("concurrency", "users"),
                    Map.entry("rps", "rate"),
                    Map.entry("poisson", "random"),
                    Map.entry("sleep", "think"),
                    Map.entry("pause", "think"),
                    Map.entry("wait", "think"),
                    Map.entry("expect", "check"),
                    Map.entry("depends-on", "after"),
                    Map.entry("payload", "body"));

    private UnknownKey() {}

    /**
     * What to do about it.
     *
     * @param free keys of the section that are not there yet: the likelier ones
     * @param meant where the keys that are suggested are noted
     */
    static String help(String key, Section section, List<String> free, Set<String> meant) {
        for (String known : section.names()) {
            if (key.startsWith(known)
                    && key.length() > known.length()
                    && ": =".indexOf(key.charAt(known.length())) >= 0) {
                meant.add(known);
                return "did you mean `"
                        + known
                        + ": "
                        + key.substring(known.length()).replaceFirst("^[:=\\s]+", "")
                        + "`?";
            }
        }
        List<String> near = Suggestions.nearest(key, free);
        if (near.isEmpty()) {
            near = Suggestions.nearest(key, section.names());
        }
        String other = OTHER_WORDS.get(key.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        if (other != null && section.names().contains(other)) {
            near = List.of(other);
        }
        List<String> homes = homes(key);
        boolean exactElsewhere = !homes.isEmpty();
        if (near.isEmpty() && exactElsewhere) {
            return "`"
                    + key
                    + "` belongs in "
                    + String.join(" or ", homes)
                    + "; check the indentation";
        }
        if (!near.isEmpty() && near.size() <= 3) {
            meant.addAll(near);
            return Suggestions.didYouMean(near);
        }
        return "allowed here: " + String.join(", ", section.names());
    }

    private static List<String> homes(String key) {
        return Language.SECTIONS.stream()
                .filter(section -> section.names().contains(key))
                .map(Section::title)
                .limit(3)
                .toList();
    }
}
