package io.plimsoll.app.external;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.Place;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file to draft from, and what may be wrong with it. */
record InputFile(Path path) {

    /** Refuses what is no file at all. */
    InputFile {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw refused(
                    "there is no file `" + path + "` that can be read",
                    "check the path; it is relative to the current folder");
        }
    }

    /** All of it as text. */
    String text(int bytesMax) {
        try {
            if (Files.size(path) > bytesMax) {
                throw refused(
                        "`%s` has %.1f MB; at most %.0f MB are read"
                                .formatted(
                                        path, Files.size(path) / 1048576.0, bytesMax / 1048576.0),
                        "leave out what is not to be drafted");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("`" + path + "` is not text in UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    PlimsollException unreadable(IOException e) {
        return refused(
                "cannot read `" + path + "`: " + e.getMessage(), "check that it may be read");
    }

    static PlimsollException refused(String what, String help) {
        return new PlimsollException(ExitCode.INVALID_SCENARIO, Problem.of(what, help));
    }

    /** Wrong at a line of it. */
    PlimsollException refusedAt(long line, String source, String what, String help) {
        Place place = Place.inLine(path.toString(), line, source);
        return new PlimsollException(
                ExitCode.INVALID_SCENARIO,
                new Problem(what, Optional.of(place), Optional.of(help)));
    }
}
