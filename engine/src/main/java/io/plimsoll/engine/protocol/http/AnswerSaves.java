package io.plimsoll.engine.protocol.http;

import io.plimsoll.engine.protocol.Variables;
import io.plimsoll.model.scenario.Save;
import io.plimsoll.model.scenario.Save.Source;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is kept of an answer as variables. */
final class AnswerSaves {

    /** An array: it is walked for every request. */
    private final Saving[] all;

    /** One of them, with its place among the variables. */
    private record Saving(Save save, int place, Finder finder) {}

    AnswerSaves(List<Save> saves, Variables variables) {
        all =
                saves.stream()
                        .map(
                                save ->
                                        new Saving(
                                                save,
                                                variables.place(save.name()),
                                                Finder.of(save.from())))
                        .toArray(Saving[]::new);
    }

    boolean isEmpty() {
        return all.length == 0;
    }

    boolean needBody() {
        return Stream.of(all).map(saving -> saving.save().from()).anyMatch(Finder::needsBody);
    }

    /** Takes away what an earlier answer left, so that a step that fails leaves nothing. */
    void clear(@Nullable String[] variables) {
        for (Saving saving : all) {
            variables[saving.place()] = null;
        }
    }

    /** Keeps all; returns what is missing, or null. */
    @Nullable String keep(Answer answer, @Nullable String[] variables) {
        for (Saving saving : all) {
            String value = saving.finder().in(answer);
            if (value == null) {
                value = saving.save().otherwise().orElse(null);
            }
            if (value == null) {
                return missing(saving.save(), answer);
            }
            if (value.length() > Save.CHARACTERS_MAX) {
                return "`%s` would have %d characters, more than %d"
                        .formatted(saving.save().name(), value.length(), Save.CHARACTERS_MAX);
            }
            variables[saving.place()] = value;
        }
        return null;
    }

    private static String missing(Save save, Answer answer) {
        String where =
                switch (save.from()) {
                    case Source.Json json -> "nothing at " + json.path();
                    case Source.Xml xml -> "nothing at " + xml.path();
                    case Source.Header header -> "no header " + header.name();
                    case Source.Cookie cookie -> "no cookie " + cookie.name();
                    case Source.Regex regex -> "no match of " + regex.pattern();
                };
        String body = answer.bodyStart();
        return "`" + save.name() + "`: " + where + (body.isEmpty() ? "" : " in " + body);
    }
}
