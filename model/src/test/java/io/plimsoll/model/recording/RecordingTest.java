package io.plimsoll.model.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.model.basics.Place;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.load.OpenLoad;
import io.plimsoll.model.load.Replay;
import io.plimsoll.model.load.Starts;
import io.plimsoll.model.recording.Recordings.Format;
import io.plimsoll.model.rows.Rows;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTest {

    @TempDir private Path folder;

    private Recording open(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Recording.open(file, name, Format.ofFile(name).orElseThrow());
    }

    private static String line(int second, String request) {
        return "1.2.3.4 - - [01/Mar/2026:10:00:%02d +0100] \"%s\" 200 1 \"-\" \"x\"%n"
                .formatted(second, request);
    }

    /** In milliseconds. */
    private static List<Long> starts(OpenLoad load, long lengthMillis) {
        Starts starts = load.starts(lengthMillis * 1_000_000, 1);
        List<Long> all = new ArrayList<>();
        for (long at = starts.next(); at != Starts.END; at = starts.next()) {
            all.add(at / 1_000_000);
        }
        return all;
    }

    private static Replay replay(Recording recording, double speed) {
        return new Replay(Path.of("a.log"), Optional.empty(), speed, recording);
    }

    @Test
    void should_spread_what_is_known_to_the_second_only() throws IOException {
        Recording log =
                open(
                        "a.log",
                        line(7, "GET /a HTTP/1.1")
                                + line(7, "GET /b HTTP/1.1")
                                + line(9, "GET /c HTTP/1.1")
                                + line(8, "GET /late HTTP/1.1")
                                + line(9, "GET /d HTTP/1.1")
                                + line(9, "GET /e HTTP/1.1"));

        assertThat(log.requests()).isEqualTo(6);
        assertThat(log.backwards()).isEqualTo(1);
        assertThat(starts(replay(log, 1), 10_000))
                .containsExactly(0L, 500L, 2000L, 2250L, 2500L, 2750L);
        assertThat(starts(replay(log, 2), 10_000))
                .containsExactly(0L, 250L, 1000L, 1125L, 1250L, 1375L);
        assertThat(starts(replay(log, 1), 2_300)).hasSize(4);
        assertThat(replay(log, 2).length()).hasMillis(1_500);
        assertThat(replay(log, 1).expectedStarts(3_000_000_000L)).isEqualTo(6);
        assertThat(replay(log, 1).expectedStarts(2_000_000_000L)).isEqualTo(2);
        assertThat(replay(log, 2).rateAt(1_200_000_000, 0)).isEqualTo(8);
    }

    @Test
    void should_tell_what_cannot_be_played_and_where() throws IOException {
        Recording log =
                open(
                        "a.log",
                        line(1, "GET /a HTTP/1.1")
                                + "nonsense\n\n"
                                + line(2, "OPTIONS * HTTP/1.1")
                                + line(2, "\\x16\\x03\\x01")
                                + "x [99/Foo/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 200\n"
                                        .repeat(20)
                                + line(3, "GET http://a.example/b?c=\\\"d\\\" HTTP/1.1"));

        assertThat(log.requests()).isEqualTo(2);
        assertThat(log.notes().skipped()).isEqualTo(23);
        assertThat(log.notes().firstSkipped())
                .hasSize(5)
                .extracting(Problem::what)
                .startsWith(
                        "there is no time in brackets",
                        "requests with OPTIONS are not played",
                        "this is no request",
                        "this is no time");
        assertThat(log.notes().firstSkipped())
                .extracting(p -> p.where().orElseThrow().line())
                .startsWith(2, 4, 5);
        Rows.Reader reader = log.reader();
        reader.goTo(1);
        assertThat(reader.cell(0)).isEqualTo("b?c=\"d\"");
    }

    @Test
    void should_play_rows_and_archives_with_bodies_and_headers() throws IOException {
        String json =
                """
                {"time":"2026-03-01T10:00:00.250Z","method":"POST","path":"/orders","headers":{"Content-Type":"application/json","Host":"x"},"body":{"id":1}}
                {"time":1772359201.5,"method":"POST","path":"/orders","headers":{"content-type":"application/json"},"body":"{}"}
                """;
        Recording lines = open("a.jsonl", json);
        assertThat(starts(replay(lines, 1), 10_000)).containsExactly(0L, 1250L);
        HttpStep step = (HttpStep) lines.workloads().getFirst().steps().getFirst();
        assertThat(step.name()).isEqualTo("POST /orders");
        assertThat(step.body().toString()).contains("${recorded.body}");
        Rows.Reader reader = lines.reader();
        reader.goTo(0);
        assertThat(reader.cell(lines.columns().indexOf("body"))).isEqualTo("{\"id\":1}");

        Recording csv =
                open(
                        "a.csv",
                        """
                        time,method,url,header.accept
                        2026-03-01 10:00:00,GET,http://a.example/x?y=1,*/*
                        2026-03-01 10:00:01,DELETE,/x/7,text/plain
                        """);
        assertThat(csv.workloads())
                .extracting(Workload::name)
                .containsExactly("a.csv: GET /x", "a.csv: DELETE /x/{id}");
        Rows.Reader cells = csv.reader();
        cells.goTo(1);
        assertThat(csv.columns()).containsExactly("path", "body", "header.accept");
        assertThat(cells.cell(2)).isEqualTo("text/plain");

        Recording har =
                open(
                        "a.har",
                        """
                        {"log":{"entries":[
                          {"startedDateTime":"2026-03-01T10:00:00.100+01:00","request":{"method":"GET","url":"https://a.example/a","headers":[]}},
                          {"request":{"method":"GET","url":"https://a.example/b","headers":[]}},
                          {"startedDateTime":"2026-03-01T10:00:00.300+01:00","request":{"method":"PUT","url":"https://a.example/c","headers":[],"postData":{"mimeType":"text/plain","text":"hi"}}}]}}
                        """);
        assertThat(starts(replay(har, 0.5), 10_000)).containsExactly(0L, 400L);
        assertThat(har.notes().skipped()).isEqualTo(1);
        assertThat(((HttpStep) har.workloads().get(1).steps().getFirst()).headers())
                .containsOnlyKeys("Content-Type");
    }

    @Test
    void should_take_what_each_line_of_json_says_whatever_the_first_one_has() throws IOException {
        Recording lines =
                open(
                        "a.jsonl",
                        """
                        {"time":1767225600,"method":"GET","path":"/a"}
                        {"time":1767225601,"method":"POST","path":"/b","body":"hi","headers":{"X-Q":"1"}}

                        {"time":1767225602}
                        {"time":1767225603,"path":"/c","headers":{"X-A":"v\\r\\nInjected: 1","Host":"x"}}
                        nonsense
                        """);
        assertThat(lines.requests()).isEqualTo(3);
        HttpStep post = (HttpStep) lines.workloads().get(1).steps().getFirst();
        assertThat(post.headers()).containsOnlyKeys("X-Q");
        Rows.Reader reader = lines.reader();
        reader.goTo(1);
        assertThat(reader.cell(lines.columns().indexOf("body"))).isEqualTo("hi");
        assertThat(lines.notes().firstSkipped())
                .extracting(p -> p.where().orElseThrow().line() + " " + p.what())
                .containsExactly("4 there is no `path`", "6 this is not JSON");
        assertThat(lines.notes().withoutHeader()).isEqualTo(1);
        assertThat(lines.notes().firstHeaders())
                .extracting(p -> p.where().orElseThrow().line() + " " + p.what())
                .containsExactly("5 header `X-A` has a line break or another control character");
    }

    @Test
    void should_count_what_it_plays_otherwise_than_it_was() throws IOException {
        String entry =
                "{\"time\":176722560%d,\"method\":\"POST\",\"url\":\"%s\",\"headers\":{%s}}\n";
        Recording lines =
                open(
                        "a.jsonl",
                        entry.formatted(0, "http://Shop.test/o/1", "\"X-User\":\"a\",\"Q\":\"1\"")
                                + entry.formatted(1, "http://me@shop.test?a=1", "")
                                + entry.formatted(2, "http://other.test:81/o/2", "\"x-user\":\"b\"")
                                + entry.formatted(3, "/o/3", "\"Q\":\"2\""));

        assertThat(lines.notes().hosts()).containsExactly("shop.test", "other.test:81");
        assertThat(lines.notes().forOtherHosts()).isEqualTo(1);
        assertThat(lines.lostHeaders())
                .containsExactly(new LostHeaders("POST /o/{id}", 3, Map.of("X-User", 2L, "Q", 2L)));
    }

    @Test
    void should_show_the_line_that_is_wrong() throws IOException {
        Recording csv =
                open(
                        "a.csv",
                        "time,path,body\n1767225600,/a,\"x\ny\"\nyesterday,/b,\n1767225601,/c,");
        Place at = csv.notes().firstSkipped().getFirst().where().orElseThrow();
        assertThat(at.line() + ": " + at.source()).isEqualTo("4: yesterday,/b,");

        assertThatThrownBy(() -> open("a.har", "{\n  \"log\": 5\n}"))
                .isInstanceOfSatisfying(
                        PlimsollException.class,
                        refused ->
                                assertThat(refused.problems().getFirst().where().orElseThrow())
                                        .extracting(Place::line, Place::source)
                                        .containsExactly(2, "  \"log\": 5"));
    }

    @ParameterizedTest
    @CsvSource({
        "a.log, '', has no requests",
        "a.log, nonsense, there is no time in brackets",
        "a.csv, 'x,y\n1,2\n', there is no column `time`",
        "a.jsonl, '{', this is not JSON",
        "a.har, '[]', is no HTTP archive",
        "a.har, '{\"log\":{\"entries\":[]}}', has no requests",
    })
    void should_refuse_what_has_nothing_to_play(String name, String text, String what) {
        assertThatThrownBy(() -> open(name, text))
                .isInstanceOfSatisfying(
                        PlimsollException.class,
                        refused -> assertThat(refused.problems().getFirst().what()).contains(what));
    }

    @Test
    void should_say_that_it_was_cut_while_it_was_played() throws IOException {
        String entry = "{\"time\":\"2026-03-01T10:00:0%dZ\",\"method\":\"GET\",\"path\":\"/\"}\n";
        Recording log = open("cut.jsonl", entry.formatted(1) + entry.formatted(2));
        Files.writeString(folder.resolve("cut.jsonl"), entry.formatted(1));

        Replay.Walk walk = log.walk();

        assertThat(walk.next()).isZero();
        assertThatThrownBy(walk::next)
                .isInstanceOf(PlimsollException.class)
                .hasMessage("`cut.jsonl` has changed while it was used");
    }

    @Test
    void should_refuse_a_log_that_spans_years() {
        String text = line(1, "GET / HTTP/1.1") + line(1, "GET / HTTP/1.1").replace("2026", "2027");
        assertThatThrownBy(() -> open("a.log", text))
                .hasMessageContaining("spans more than 31 days");
    }

    @ParameterizedTest
    @CsvSource({
        "/users/17/orders/2026-03-01, GET /users/{id}/orders/{id}",
        "/a/550e8400-e29b-41d4-a716-446655440000, GET /a/{id}",
        "/blob/9f86d081884c7d65, GET /blob/{id}",
        "/mail/ada@a.example, GET /mail/{id}",
        "/v1/items?page=3, GET /v1/items",
        "/ord-12345, GET /{id}",
        "/style/main.css, GET /style/main.css",
        "/, GET /",
        "//double//slash, GET /double/slash"
    })
    void should_name_requests_and_never_by_their_ids(String path, String name) {
        RequestNames names = new RequestNames();
        names.see(HttpMethod.GET, path);
        assertThat(names.of(HttpMethod.GET, path)).isEqualTo(name);
    }

    @Test
    void should_fold_places_with_many_parts_and_keep_the_number_of_names_small() {
        RequestNames names = new RequestNames();
        List<String> paths = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 5_000; i++) {
            paths.add("/shop/" + word(random) + "/reviews");
            paths.add("/" + word(random) + "/" + word(random) + "/" + word(random));
        }
        paths.forEach(path -> names.see(HttpMethod.GET, path));
        paths.forEach(path -> names.number(HttpMethod.GET, path));

        assertThat(names.numbered()).hasSizeLessThan(202);
        assertThat(names.numbered()).doesNotHaveDuplicates();
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        random.ints(7, 'a', 'z').forEach(c -> word.append((char) c));
        return word.toString();
    }

    @Test
    void should_survive_noise() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        byte[] good = line(1, "GET /a HTTP/1.1").repeat(20).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = good.clone();
            for (int change = 0; change < 10; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("n.log"), bytes);
            try {
                Recording log = Recording.open(file, "n.log", Format.ACCESS_LOG);
                assertThat(starts(replay(log, 1), log.lengthNanos() / 1_000_000 + 1))
                        .hasSize((int) log.requests());
            } catch (PlimsollException refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
    }
}
