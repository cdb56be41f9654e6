package io.plimsoll.app.external;

import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.yaml.ScenarioReader;
import java.util.List;
import java.util.Set;

/**
 * A draft as its file says it to whoever reads it.
 *
 * @param text of the file
 */
record Drafted(String text, Scenario scenario, List<String> notes) {

    static Drafted of(Draft draft) {
        String text = draft.text();
        return new Drafted(
                text, new ScenarioReader(Set.of("echo")).read("draft.yaml", text), draft.notes());
    }

    static Drafted ofCurl(String command) {
        return of(CurlCommand.draft(command));
    }

    HttpStep firstStep() {
        return (HttpStep) scenario.workloads().getFirst().steps().getFirst();
    }

    /** All notes. */
    String said() {
        return String.join("\n", notes);
    }
}
