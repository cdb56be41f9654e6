package io.plimsoll.model.yaml.language;

import io.plimsoll.model.basics.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
                    Map.entry("transaction", "group"),
                    Map.entry("requests", "steps"),
                    Map.entry("thresholds", "slo"),
                    Map.entry("assertions", "slo"),
                    Map.entry("variables", "vars"),
                    Map.entry("vus", "users"),
                    Map.entry("concurrency", "users"),
                    Map.entry("rps", "rate"),
                    Map.entry("poisson", "random"),
                    Map.entry("if", "when"),
                    Map.entry("condition", "when"),
                    Map.entry("loop", "repeat"),
                    Map.entry("max", "at-most"),
                    Map.entry("sleep", "think"),
                    Map.entry("pause", "think"),
                    Map.entry("wait", "think"),
                    Map.entry("expect", "check"),
                    Map.entry("depends-on", "after"),
                    Map.entry("payload", "body"),
                    Map.entry("data", "feeders"),
                    Map.entry("extract", "save"),
                    Map.entry("capture", "save"));

    /** Keys of the language to come; they resemble others, which nobody means by them. */
    private static final Set<String> NOT_YET =
            Set.of("faults", "leases", "monitors", "alerts", "outputs", "generate");

    private UnknownKey() {}

    /**
     * What to do about it.
     *
     * @param free keys of the section that are not there yet: the likelier ones
     * @param meant where the keys that are suggested are noted
     */
    static String help(String key, Section section, List<String> free, Set<String> meant) {
        Optional<String> glued = glued(key, section, meant);
        if (glued.isPresent()) {
            return glued.get();
        }
        for (String known : section.names()) {
            if (known.equalsIgnoreCase(key)) {
                meant.add(known);
                return Suggestions.didYouMean(List.of(known));
            }
        }
        if (NOT_YET.contains(key)) {
            return "`" + key + "` is not built yet: remove it";
        }
        String other = OTHER_WORDS.get(key.toLowerCase(Locale.ROOT).replace('_', '-'));
        if (other != null && section.names().contains(other)) {
            meant.add(other);
            return Suggestions.didYouMean(List.of(other));
        }
        Optional<String> number = otherNumber(key, free);
        if (number.isPresent()) {
            meant.add(number.get());
            return Suggestions.didYouMean(List.of(number.get()));
        }
        List<String> homes = homes(key);
        if (!homes.isEmpty()) {
            String places = String.join(" or ", homes);
            return "`" + key + "` belongs in " + places + "; check the indentation";
        }
        List<String> near = Suggestions.nearest(key, free);
        if (near.isEmpty()) {
            near = Suggestions.nearest(key, section.names());
        }
        if (near.isEmpty() || near.size() > 3) {
            return "allowed here: " + String.join(", ", section.names());
        }
        meant.addAll(near);
        return Suggestions.didYouMean(near);
    }

    /** {@code rate:5/s} or {@code rate 5/s}, which YAML takes for a key without a value. */
    private static Optional<String> glued(String key, Section section, Set<String> meant) {
        for (String known : section.names()) {
            boolean longer = key.startsWith(known) && key.length() > known.length();
            if (longer && ": =".indexOf(key.charAt(known.length())) >= 0) {
                meant.add(known);
                String value = key.substring(known.length()).replaceFirst("^[:=\\s]+", "");
                return Optional.of("did you mean `" + known + ": " + value + "`?");
            }
        }
        return Optional.empty();
    }

    /** {@code headers} for {@code header}, and the other way round: each has a home elsewhere. */
    private static Optional<String> otherNumber(String key, List<String> names) {
        return names.stream()
                .filter(name -> name.equals(key + "s") || key.equals(name + "s"))
                .findFirst();
    }

    private static List<String> homes(String key) {
        return Language.SECTIONS.stream()
                .filter(section -> section.names().contains(key))
                .map(Section::title)
                .limit(3)
                .toList();
    }
}
