package io.plimsoll.model.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request.
 *
 * @param name by default the method and the path without its query
 * @param path begins with {@code /} and is appended to the target; {@code ${name}} stands for a
 *     variable
 * @param checks without one on the status, any status of 400 or more fails
 * @param saves what is kept of an answer that passes the checks, each under a name of its own
 * @param options what it says otherwise than the defaults
 * @param metrics the numbers that are collected of the same answers, with different names
 */
public record HttpStep(
        String name,
        HttpMethod method,
        String path,
        Map<String, String> headers,
        Body body,
        List<Check> checks,
        List<Save> saves,
        Optional<Duration> timeout,
        boolean continueOnError,
        HttpOptions options,
        List<Metric> metrics)
        implements Step.Request {

    public HttpStep {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        checks = List.copyOf(checks);
        saves = List.copyOf(saves);
        metrics = List.copyOf(metrics);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with /");
        }
    }

    /** One that collects no numbers. */
    public HttpStep(
            String name,
            HttpMethod method,
            String path,
            Map<String, String> headers,
            Body body,
            List<Check> checks,
            List<Save> saves,
            Optional<Duration> timeout,
            boolean continueOnError,
            HttpOptions options) {
        this(
                name,
                method,
                path,
                headers,
                body,
                checks,
                saves,
                timeout,
                continueOnError,
                options,
                List.of());
    }

    /** One with the options of the defaults, which keeps nothing of its answer. */
    public HttpStep(
            String name,
            HttpMethod method,
            String path,
            Map<String, String> headers,
            Body body,
            List<Check> checks,
            Optional<Duration> timeout,
            boolean continueOnError) {
        this(
                name,
                method,
                path,
                headers,
                body,
                checks,
                List.of(),
                timeout,
                continueOnError,
                HttpOptions.NONE);
    }

    /** A GET of a path, named after itself, with nothing else to it. */
    public static HttpStep get(String path) {
        return new HttpStep(
                defaultName(HttpMethod.GET, path),
                HttpMethod.GET,
                path,
                Map.of(),
                new Body.None(),
                List.of(),
                Optional.empty(),
                false);
    }

    public HttpStep named(String newName) {
        return changed(newName, saves, options, metrics);
    }

    public HttpStep with(HttpOptions newOptions) {
        return changed(name, saves, newOptions, metrics);
    }

    public HttpStep saving(Save... newSaves) {
        return changed(name, List.of(newSaves), options, metrics);
    }

    public HttpStep collecting(Metric... newMetrics) {
        return changed(name, saves, options, List.of(newMetrics));
    }

    private HttpStep changed(
            String newName, List<Save> newSaves, HttpOptions newOptions, List<Metric> newMetrics) {
        return new HttpStep(
                newName,
                method,
                path,
                headers,
                body,
                checks,
                newSaves,
                timeout,
                continueOnError,
                newOptions,
                newMetrics);
    }

    public static String defaultName(HttpMethod method, String path) {
        int query = path.indexOf('?');
        return method + " " + (query < 0 ? path : path.substring(0, query));
    }
}
