package io.plimsoll.app.external;

import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.load.ConstantRate;
import io.plimsoll.model.scenario.Check;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.TargetUrl;
import io.plimsoll.model.scenario.Workload;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Puts the parts of a draft together. */
final class Drafts {

    /** A whole draft has no more steps. */
    static final int STEPS_MAX = 100;

    /** Where requests go when nothing says so. */
    static final String ANYWHERE = "http://127.0.0.1:8080";

    final FoundSecrets secrets = new FoundSecrets();
    final List<String> notes = new ArrayList<>();
    final List<Workload> workloads = new ArrayList<>();

    private final String origin;
    private final String name;
    private final Map<String, String> vars = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    Drafts(String origin, String name) {
        this.origin = origin;
        this.name = name;
    }

    /** A step, its secrets found beforehand or not. */
    HttpStep step(DraftedRequest request, List<Check> checks, boolean last) {
        return request.step(secrets, checks, last ? notes : new ArrayList<>());
    }

    /** Takes all workloads away. */
    void clear() {
        workloads.clear();
        names.clear();
    }

    /** The name of the var that has this value: the wanted one, or one of its own. */
    String var(String wanted, String value) {
        String var = wanted;
        for (int i = 2; !vars.getOrDefault(var, value).equals(value); i++) {
            var = wanted + "_" + i;
        }
        vars.put(var, value);
        return var;
    }

    /** Adds a workload under a name of letters, digits and dashes of its own. */
    void add(String wanted, int weight, List<Step> steps) {
        String plain =
                wanted.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        String cut =
                plain.isEmpty() ? "workload" : plain.substring(0, Math.min(40, plain.length()));
        String unique = cut;
        for (int i = 2; !names.add(unique); i++) {
            unique = cut + "-" + i;
        }
        workloads.add(new Workload(unique, weight, steps));
    }

    /** The target, or another one with a note when it cannot be spoken to. */
    String target(String origin) {
        String spoken = origin.startsWith("https://") ? "http://" + origin.substring(8) : origin;
        if (origin.startsWith("https://")) {
            notes.add(
                    "It was recorded over https, which is not spoken yet: name an address under"
                            + " `target` where the system answers http");
        }
        try {
            TargetUrl url = TargetUrl.parse(spoken);
            boolean local = url.host().equals("127.0.0.1") || url.host().equals("localhost");
            if (!local) {
                notes.add(
                        "If %s is a public host and yours to load, add `allow: [ %s ]`"
                                .formatted(url.host(), url.host()));
            }
            return spoken;
        } catch (PlimsollException e) {
            notes.add("Nothing says where to: put the address under `target`");
            return ANYWHERE;
        }
    }

    /**
     * The draft.
     *
     * @param perSecond arrivals
     */
    Draft draft(String target, double perSecond, Duration length, HttpOptions options) {
        double rounded =
                BigDecimal.valueOf(Math.max(perSecond, 0.001))
                        .round(new MathContext(3))
                        .doubleValue();
        notes.addAll(secrets.notes());
        Scenario scenario =
                new Scenario(
                        name.isBlank() ? "draft" : name.replaceAll("\\p{Cntrl}", " ").strip(),
                        target,
                        List.of(),
                        1,
                        vars,
                        new Defaults(
                                Defaults.TIMEOUT,
                                Map.of(),
                                Defaults.NONE.connections(),
                                true,
                                List.of(),
                                options),
                        List.copyOf(workloads),
                        List.of(
                                Phase.of(
                                        "steady",
                                        new ConstantRate(Rate.perSecond(rounded)),
                                        length)),
                        Limits.NONE,
                        List.of(Slo.parse("p95 < 500ms"), Slo.parse("errors < 1%")),
                        List.of(),
                        Map.of(),
                        List.of(),
                        secrets.secrets());
        return new Draft(scenario, origin, notes);
    }
}
