package io.plimsoll.engine.protocol.http;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.plimsoll.model.scenario.Save.Source;
import org.jspecify.annotations.Nullable;

/** Finds a value in an answer. */
interface Finder {

    @Nullable String in(Answer answer);

    static Finder of(Source source) {
        return switch (source) {
            case Source.Json json -> answer -> answer.json(json.path());
            case Source.Xml xml -> answer -> XmlValues.find(answer.bytes(), xml.path());
            case Source.Header header -> answer -> answer.header(header.name());
            case Source.Cookie cookie -> answer -> answer.cookie(cookie.name());
            case Source.Regex regex -> {
                Pattern pattern = Pattern.compile(regex.pattern());
                yield answer -> match(pattern.matcher(answer.body()));
            }
        };
    }

    private static @Nullable String match(Matcher matcher) {
        return matcher.find() ? matcher.group(Math.min(1, matcher.groupCount())) : null;
    }

    static boolean needsBody(Source source) {
        return switch (source) {
            case Source.Header _, Source.Cookie _ -> false;
            case Source.Json _, Source.Xml _, Source.Regex _ -> true;
        };
    }
}
