package io.plimsoll.app.cli;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the values of a scenario's secrets.
 *
 * @param environment its variables
 * @param folder where relative paths count from
 */
record Secrets(Map<String, String> environment, Path folder) {

    private static final int BYTES_PER_CHARACTER_MAX = 4;

    /**
     * The values by the secrets' names.
     *
     * @throws PlimsollException with all {@link #problems}
     */
    Map<String, String> of(Scenario scenario) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> values = read(scenario, problems);
        if (!problems.isEmpty()) {
            throw new PlimsollException(ExitCode.INVALID_SCENARIO, problems);
        }
        return values;
    }

    /** Every secret that has no value, or one that cannot be hidden. */
    List<Problem> problems(Scenario scenario) {
        List<Problem> problems = new ArrayList<>();
        read(scenario, problems);
        return problems;
    }

    private Map<String, String> read(Scenario scenario, List<Problem> problems) {
        Map<String, String> values = new LinkedHashMap<>();
        scenario.secrets()
                .forEach(
                        (name, secret) -> {
                            String value = value(name, secret, problems);
                            if (!value.isEmpty()) {
                                refuseLength(name, value, problems);
                            }
                            values.put(name, value);
                        });
        return values;
    }

    private String value(String name, Secret secret, List<Problem> problems) {
        return switch (secret) {
            case Secret.Environment(String variable) -> {
                String value = environment.getOrDefault(variable, "");
                if (value.isEmpty()) {
                    problems.add(
                            Problem.of(
                                    "secret `%s` has no value: the environment has no `%s`"
                                            .formatted(name, variable),
                                    "`export %s=…` before the run".formatted(variable)));
                }
                yield value;
            }
            case Secret.File(Path file) -> {
                String value = content(folder.resolve(file));
                if (value.isEmpty()) {
                    problems.add(
                            Problem.of(
                                    "secret `%s` has no value: `%s` cannot be read, or is empty"
                                            .formatted(name, file),
                                    "it is looked for as `%s`".formatted(folder.resolve(file))));
                }
                yield value;
            }
        };
    }

    private static String content(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Secret.CHARACTERS_MAX * BYTES_PER_CHARACTER_MAX + 2);
            return new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
        } catch (IOException e) {
            return "";
        }
    }

    private static void refuseLength(String name, String value, List<Problem> problems) {
        if (value.length() < Secret.CHARACTERS_MIN || value.length() > Secret.CHARACTERS_MAX) {
            problems.add(
                    Problem.of(
                            "secret `%s` has %d characters".formatted(name, value.length()),
                            "from %d to %d can be hidden"
                                    .formatted(Secret.CHARACTERS_MIN, Secret.CHARACTERS_MAX)));
        }
    }
}
