package io.plimsoll.app.cli.trial;

import io.plimsoll.model.outcome.ErrorKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A trial as one JSON document; its schema is {@code docs/try.schema.json}. */
final class TrialJson {

    private static final int FORMAT = 1;

    private TrialJson() {}

    static String of(String name, String version, boolean passed, List<Tried> requests) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("name", name);
        document.put("version", version);
        document.put("verdict", passed ? "pass" : "fail");
        document.put("requests", requests.stream().map(TrialJson::request).toList());
        return JsonMapper.builder()
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(document);
    }

    private static Map<String, Object> request(Tried tried) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("workload", tried.workload());
        request.put("stage", tried.stage().label());
        request.put("name", tried.name());
        request.put("ok", tried.ending().isGood());
        tried.ending()
                .kind()
                .ifPresent(kind -> request.put("error", error(kind, tried.ending().text())));
        request.put("thoughtMillis", millis(tried.thought().toNanos()));
        request.put("responseMillis", millis(tried.response().toNanos()));
        request.put("attempts", tried.exchanges().stream().map(TrialJson::exchange).toList());
        request.put("checks", tried.checks());
        request.put("saved", tried.saved());
        return request;
    }

    private static Map<String, Object> error(ErrorKind kind, String text) {
        return Map.of("kind", kind.label(), "text", text);
    }

    private static Map<String, Object> exchange(Tried.Exchange exchange) {
        Map<String, Object> attempt = new LinkedHashMap<>();
        attempt.put("cause", exchange.why());
        exchange.sent().ifPresent(sent -> attempt.put("request", part(sent)));
        exchange.received().ifPresent(received -> attempt.put("answer", part(received)));
        attempt.put("connectMillis", millis(exchange.timing().connect()));
        attempt.put("connectionWaitMillis", millis(exchange.timing().waited()));
        attempt.put("firstByteMillis", millis(exchange.timing().firstByte()));
        attempt.put("serviceMillis", millis(exchange.timing().service()));
        attempt.put("stamps", exchange.timing().stamped() ? "kernel" : "read");
        return attempt;
    }

    private static Map<String, Object> part(Tried.Part part) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("line", part.line());
        List<Map<String, String>> headers = new ArrayList<>();
        part.headers()
                .forEach(
                        header -> {
                            Map<String, String> one = new LinkedHashMap<>();
                            one.put("name", header.getKey());
                            one.put("value", header.getValue());
                            headers.add(one);
                        });
        document.put("headers", headers);
        document.put("body", part.body().text());
        document.put("bodyBytes", part.body().bytes());
        document.put("bodyIsWhole", part.body().whole());
        return document;
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
