package io.plimsoll.engine.protocol.http;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.run.Engine;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.Body.Part;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class BodiesTest {

    /** What one request was. */
    private record Seen(String type, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @RegisterExtension private final Engine engine = new Engine();

    @TempDir private Path folder;

    private Seen send(Body body) {
        return send(body, 1).peek();
    }

    private ConcurrentLinkedQueue<Seen> send(Body body, int times) {
        ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            seen.add(new Seen(exchange.header("content-type"), exchange.bytes()));
                            exchange.ok("ok");
                        })) {
            Run run =
                    engine.in(folder)
                            .run(
                                    against(server)
                                            .vars(Map.of("who", "Ann & Bob", "field", "a b"))
                                            .doing(post("/", body))
                                            .times(times));
            assertThat(run.allRequests().ledger().ok()).isEqualTo(times);
            assertThat(run.allRequests().attempts().bytesSent())
                    .isGreaterThan(times * (long) seen.peek().bytes().length);
        }
        return seen;
    }

    @Test
    void should_encode_the_fields_of_a_form() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("${field}", "${who}");
        fields.put("größe", "1+1=2?");
        fields.put("none", "");

        Seen seen = send(new Body.Form(fields));

        assertThat(seen.type()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(seen.text()).isEqualTo("a+b=Ann+%26+Bob&gr%C3%B6%C3%9Fe=1%2B1%3D2%3F&none=");
    }

    @Test
    void should_send_a_file_as_it_is_again_and_again() throws IOException {
        byte[] bytes = new byte[300_000];
        new SplittableRandom(1).nextBytes(bytes);
        Files.write(folder.resolve("body.bin"), bytes);

        assertThat(send(new Body.File(Path.of("body.bin")), 5))
                .hasSize(5)
                .allSatisfy(seen -> assertThat(seen.bytes()).isEqualTo(bytes))
                .allSatisfy(seen -> assertThat(seen.type()).isEmpty());
    }

    @Test
    void should_send_parts_with_texts_and_files() throws IOException {
        Files.writeString(folder.resolve("note.txt"), "${who} stays as it is\r\n--");
        Body body =
                new Body.Multipart(
                        List.of(
                                new Part(
                                        "say \"${field}\"",
                                        new Part.Content.Text("to ${who}"),
                                        Optional.empty()),
                                new Part(
                                        "file",
                                        new Part.Content.File(Path.of("note.txt")),
                                        Optional.of("text/plain"))));

        Seen seen = send(body);

        assertThat(seen.type()).startsWith("multipart/form-data; boundary=plimsoll-");
        String line = "--" + seen.type().substring(seen.type().indexOf('=') + 1);
        assertThat(seen.text())
                .isEqualTo(
                        line
                                + "\r\n"
                                + "Content-Disposition: form-data; name=\"say %22a b%22\"\r\n\r\n"
                                + "to Ann & Bob\r\n"
                                + line
                                + "\r\nContent-Disposition: form-data; name=\"file\";"
                                + " filename=\"note.txt\"\r\nContent-Type: text/plain\r\n\r\n"
                                + "${who} stays as it is\r\n--\r\n"
                                + line
                                + "--\r\n");
        assertThat(send(body).text()).isEqualTo(seen.text());
    }

    @Test
    void should_say_which_file_is_missing_or_too_large() throws IOException {
        assertThatThrownBy(() -> send(new Body.File(Path.of("none.bin"))))
                .isInstanceOfSatisfying(
                        PlimsollException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(Problem::what)
                                        .containsExactly(
                                                "the file `none.bin`, which a request sends,"
                                                        + " cannot be read"));
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large.bin").toFile(), "rw")) {
            large.setLength(Body.BYTES_MAX + 1);
        }
        assertThatThrownBy(() -> send(new Body.File(Path.of("large.bin"))))
                .isInstanceOfSatisfying(
                        PlimsollException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(Problem::what)
                                        .containsExactly(
                                                "the file `large.bin` would make a body of more"
                                                        + " than 64 MiB"));
    }
}
