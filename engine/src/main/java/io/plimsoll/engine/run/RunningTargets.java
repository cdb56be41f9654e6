package io.plimsoll.engine.run;

import io.plimsoll.engine.protocol.http.HttpTarget;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.RunListener;
import io.plimsoll.model.seams.TargetLauncher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the targets of a run are, by name; those that are reference targets run until it closes.
 */
final class RunningTargets implements AutoCloseable {

    private final Map<String, String> urls = new LinkedHashMap<>();
    private final List<TargetLauncher.Launched> launched = new ArrayList<>();

    static RunningTargets of(Scenario scenario, TargetLauncher launcher, RunListener listener) {
        RunningTargets targets = new RunningTargets();
        try {
            scenario.allTargets()
                    .forEach(
                            (name, at) ->
                                    targets.urls.put(name, targets.url(at, launcher, listener)));
            return targets;
        } catch (RuntimeException | Error e) {
            targets.close();
            throw e;
        }
    }

    private String url(String at, TargetLauncher launcher, RunListener listener) {
        if (!launcher.names().contains(at)) {
            return at;
        }
        listener.preparing("starting " + at);
        TargetLauncher.Launched target = launcher.launch(at);
        launched.add(target);
        return target.url();
    }

    /** The base of the paths of steps that name no target. */
    String first() {
        return urls.values().iterator().next();
    }

    Map<String, HttpTarget> all() {
        Map<String, HttpTarget> all = new LinkedHashMap<>();
        urls.forEach((name, url) -> all.put(name, HttpTarget.parse(url)));
        return all;
    }

    @Override
    public void close() {
        launched.reversed().forEach(TargetLauncher.Launched::close);
    }
}
