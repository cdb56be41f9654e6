package io.plimsoll.app.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every draft can be read, and says what has to be known once. */
final class DraftTest {

    @TempDir private Path folder;

    @Test
    void should_say_each_note_once() throws IOException {
        String command =
                "curl -k --compressed https://a.example/a -F f=@x.png -H 'Host: b' -H 'host: c'\n";
        Path commands = Files.writeString(folder.resolve("a.sh"), command.repeat(3));
        Drafted drafted = Drafted.ofCurl(commands.toString());

        assertThat(drafted.notes()).hasSizeGreaterThan(4).doesNotHaveDuplicates();
        assertThat(drafted.said().toLowerCase(Locale.ROOT))
                .containsOnlyOnce("were left out: host")
                .doesNotContain("host, host");
    }

    /** Mutated inputs end in a draft that can be read, or in a refusal. */
    @Test
    void should_survive_mutations() throws IOException {
        SplittableRandom random = new SplittableRandom(20_261_121);
        String log = "1.2.3.4 - ada [01/Mar/2026:10:00:00 +0100] \"GET /a/b?c=d HTTP/1.1\" 200 1\n";
        String curl =
                "curl 'http://127.0.0.1:8080/a?b=${c}' -H 'A: b' -d '{\"a\":[1,2.5e9,\"${x}\"]}'";
        String api =
                """
                { "openapi": "3.0.3", "paths": { "/a/{b}": { "post": { "parameters": [
                  { "name": "b", "in": "path", "example": "x" }, { "name": "c", "in": "cookie", "required": true } ],
                  "requestBody": { "content": { "multipart/form-data": { "schema": { "properties": {
                    "pass": { "type": "array", "items": { "format": "binary" } } } } } } } } } } }
                """;
        for (int i = 0; i < 300; i++) {
            mutated(OpenApi::draft, api, random);
            mutated(HarArchive::draft, HarArchiveTest.HAR, random);
            mutated(AccessLog::draft, log.repeat(3), random);
            mutated(file -> CurlCommand.draft(file.toString()), curl, random);
        }
    }

    private void mutated(Function<Path, Draft> drafts, String good, SplittableRandom random)
            throws IOException {
        StringBuilder text = new StringBuilder(good);
        IntStream.range(0, random.nextInt(1, 6))
                .forEach(
                        _ -> {
                            int at = random.nextInt(text.length());
                            switch (random.nextInt(3)) {
                                case 0 -> text.deleteCharAt(at);
                                case 1 ->
                                        text.insert(
                                                at,
                                                "\"'{}[]$\\\n\u0000é#%&:"
                                                        .charAt(random.nextInt(15)));
                                default -> text.setCharAt(at, (char) random.nextInt(32, 127));
                            }
                        });
        Path source =
                Files.write(
                        folder.resolve("mutated"),
                        text.toString().getBytes(StandardCharsets.UTF_8));
        try {
            Drafted.of(drafts.apply(source));
        } catch (PlimsollException e) {
            assertThat(e.exitCode()).as("%s%n%s", text, e).isEqualTo(ExitCode.INVALID_SCENARIO);
        } catch (RuntimeException e) {
            throw new AssertionError(text.toString(), e);
        }
    }
}
