package io.plimsoll.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.rows.RowFile.Format;
import io.plimsoll.model.scenario.Feeder;
import io.plimsoll.model.scenario.Feeder.Pick;
import io.plimsoll.model.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeders in scenario files, and their own files. */
class FeedersTest {

    private static final String PHASES = "phases: [ { name: steady, rate: 10/s, for: 1m } ]\n";
    private static final String USERS = "feeders: { users: { csv: data/users.csv } }\n";

    private final ScenarioReader reader = new ScenarioReader(Set.of("echo"));

    @TempDir private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/users.csv"), "id,name\n1,ada\n");
        Files.writeString(folder.resolve("items.jsonl"), "{\"sku\":1}\n");
    }

    private Scenario read(String text) throws IOException {
        Path file = folder.resolve("shop.yaml");
        return reader.read(Files.writeString(file, "target: echo\n" + text + PHASES));
    }

    private List<String> problems(String text) {
        PlimsollException refused = catchThrowableOfType(PlimsollException.class, () -> read(text));
        assertThat(refused).as("nothing was refused").isNotNull();
        return refused.problems().stream()
                .map(
                        problem ->
                                problem.where().map(where -> where.line() + ": ").orElse("")
                                        + problem.what()
                                        + " / "
                                        + problem.help().orElse(""))
                .toList();
    }

    @Test
    void should_read_feeders_and_who_takes_from_them() throws IOException {
        Scenario scenario =
                read(
                        """
                        feeders:
                          users: { csv: data/users.csv, pick: shuffle }
                          items: { json-lines: ./items.jsonl }
                        workloads:
                          browse:
                            feed: users
                            steps: [ { get: "/${users.id}" } ]
                          buy:
                            feed: [ users, items ]
                            steps: [ { get: "/${items.sku}", headers: { X-U: "${users.name}" } } ]
                          look: { steps: [ { get: / } ] }
                        """);

        assertThat(scenario.feeders())
                .containsExactly(
                        new Feeder("users", Path.of("data/users.csv"), Format.CSV, Pick.SHUFFLE),
                        new Feeder(
                                "items", Path.of("items.jsonl"), Format.JSON_LINES, Pick.CIRCULAR));
        assertThat(scenario.workloads())
                .extracting(workload -> workload.feeds())
                .containsExactly(List.of("users"), List.of("users", "items"), List.of());
    }

    @Test
    void should_place_what_a_recording_as_a_whole_lacks_where_it_is_named() throws IOException {
        Files.writeString(folder.resolve("empty.log"), "");
        Path file =
                Files.writeString(
                        folder.resolve("a.yaml"),
                        """
                        target: echo
                        phases:
                          - { name: a, replay: { file: empty.log }, rate: 3/s }
                          - { name: b, replay: { file: data } }
                        """);
        PlimsollException refused =
                catchThrowableOfType(
                        PlimsollException.class,
                        () -> new ScenarioReader(Set.of("echo")).read(file));
        assertThat(refused.problems())
                .extracting(problem -> problem.where().orElseThrow().line() + problem.what())
                .containsExactly(
                        "3`empty.log` has no requests",
                        "3phase `a` has rate and replay, but takes one of them",
                        "4`data` is a folder");
    }

    @Test
    void should_suggest_columns_and_feeders() {
        assertThat(problems(USERS + "feed: users\nsteps: [ { get: \"/${users.nme}\" } ]\n"))
                .containsExactly("4: unknown var `users.nme` / did you mean `users.name`?");
        assertThat(problems(USERS + "steps: [ { get: \"/${users.id}\" } ]\n"))
                .containsExactly("3: unknown var `users.id` / add `feed: users` to the workload");
        assertThat(problems(USERS + "feed: usrs\nsteps: [ { get: / } ]\n"))
                .containsExactly("3: there is no feeder `usrs` / did you mean `users`?");
        assertThat(problems(USERS + "feed: [ users, users ]\nsteps: [ { get: / } ]\n"))
                .containsExactly(
                        "3: `feed` names a feeder twice / an arrival takes one row of each: name it"
                                + " once");
        assertThat(problems("feed: users\nsteps: [ { get: / } ]\n"))
                .containsExactly("2: there is no feeder `users` / feeders: none");
    }

    @Test
    void should_report_what_is_wrong_with_the_file_beside_what_is_wrong_here() throws IOException {
        Files.writeString(folder.resolve("data/users.csv"), "id,name\n1\n2,b\n3,\"c\n");

        assertThat(problems(USERS + "feed: users\nsteps: [ { get: \"/${users.x}\", nam: a } ]\n"))
                .containsExactly(
                        "4: unknown key `nam` in step 1 / did you mean `name`?",
                        "2: the row has 1 field, the header 2 / quote a field that has a comma in"
                                + " it",
                        "4: a quoted field is never closed / add the closing quote");
    }

    @Test
    void should_refuse_files_that_are_not_there_or_elsewhere() {
        String steps = "steps: [ { get: / } ]\n";
        assertThat(problems("feeders: { u: { csv: usrs.csv } }\n" + steps))
                .first()
                .asString()
                .startsWith("2: there is no file `usrs.csv`");
        assertThat(problems("feeders: { u: { csv: ../users.csv } }\n" + steps))
                .first()
                .asString()
                .startsWith("2: `../users.csv` is outside the scenario's folder");
        assertThat(problems("feeders: { u: { csv: a.csv, json-lines: b } }\n" + steps))
                .anyMatch(problem -> problem.startsWith("2: feeder `u` has csv and json-lines"));
        assertThat(problems("feeders: { u: { csv: data/users.csv, pick: onse } }\n" + steps))
                .containsExactly(
                        "2: `pick` takes one of circular, random, shuffle, once, not `onse` / did"
                                + " you mean `once`?");
    }

    @Test
    void should_refuse_to_give_once_what_cannot_be_counted() {
        String once = "feeders: { users: { csv: data/users.csv, pick: once } }\n";
        assertThat(
                        problems(
                                once
                                        + """
                                        workloads:
                                          a: { feed: users, steps: [ { get: / } ] }
                                          b: { feed: users, steps: [ { get: / } ] }
                                        """))
                .containsExactly(
                        "2: feeder `users` gives each row once, but to 2 workloads / give each a"
                                + " feeder of its own");
        String phases =
                """
                target: echo
                feeders:
                  others: { csv: data/users.csv }
                  users: { csv: data/users.csv, pick: once }
                feed: users
                steps: [ { get: / } ]
                phases:
                  - { name: one, rate: 1/s, for: 1s }
                  - { name: two, users: 1, for: 1s }
                  - { name: three, rate: 1/s, for: 1s }
                """;
        PlimsollException refused =
                catchThrowableOfType(
                        PlimsollException.class,
                        () -> reader.read(Files.writeString(folder.resolve("b.yaml"), phases)));
        assertThat(refused.problems())
                .extracting(p -> p.where().orElseThrow().line() + ": " + p.what())
                .containsExactly("9: how many rows of `users` phase `two` takes is not known");
    }
}
