package io.plimsoll.app.external;

import io.plimsoll.model.basics.ProblemText;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.yaml.ScenarioReader;
import io.plimsoll.model.yaml.writer.ScenarioWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A scenario that was drafted from something else.
 *
 * @param origin what it was drafted from, in one line
 * @param notes what was left out, or has to be looked at
 */
public record Draft(Scenario scenario, String origin, List<String> notes) {

    private static final int WIDTH = 100;
    private static final int NOTE_CHARACTERS_MAX = 600;

    private static final Map<String, String> COMMENTS = new LinkedHashMap<>();

    static {
        COMMENTS.put("target:", "Where to. A public host also has to be named under `allow`.");
        COMMENTS.put(
                "secrets:",
                "What nobody may see was not copied: set these variables before a run.");
        COMMENTS.put("workloads:", "What arrives: each by its weight.");
        COMMENTS.put("steps:", "What each arrival does.");
        COMMENTS.put("phases:", "When: arrivals per second, whatever the target does.");
        COMMENTS.put("slo:", "What must hold. These figures are nobody's yet: put in yours.");
    }

    public Draft {
        notes = notes.stream().map(Draft::line).distinct().toList();
        origin = line(origin);
    }

    private static String line(String text) {
        String cut =
                text.length() > NOTE_CHARACTERS_MAX
                        ? text.substring(0, NOTE_CHARACTERS_MAX) + "…"
                        : text;
        return ProblemText.visible(cut);
    }

    /**
     * The file, with comments.
     *
     * @throws io.plimsoll.model.basics.PlimsollException when it would be none that can be read
     */
    public String text() {
        List<String> lines = new ArrayList<>(comment("Drafted from " + origin + ".", ""));
        if (!notes.isEmpty()) {
            lines.add("#");
            lines.add("# To know:");
            notes.forEach(note -> lines.addAll(comment(note, "- ")));
        }
        lines.add("");
        for (String line : ScenarioWriter.write(scenario).split("\n", -1)) {
            COMMENTS.entrySet().stream()
                    .filter(comment -> line.startsWith(comment.getKey()))
                    .forEach(comment -> lines.addAll(comment(comment.getValue(), "")));
            lines.add(line);
        }
        String text = String.join("\n", lines);
        new ScenarioReader(Set.of("echo")).read("the draft", text);
        return text;
    }

    /** A text as lines of a comment. */
    private static List<String> comment(String text, String bullet) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("# ").append(bullet);
        String indent = "# " + " ".repeat(bullet.length());
        for (String word : text.split(" ")) {
            if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
