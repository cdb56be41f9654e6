package io.plimsoll.app.cli;

import io.plimsoll.model.seams.TargetLauncher;
import java.util.Set;

/** Nothing to launch: the scenarios have targets of their own. */
final class NoTargets implements TargetLauncher {

    @Override
    public Set<String> names() {
        return Set.of();
    }

    @Override
    public Launched launch(String name) {
        throw new AssertionError("no target is launched here");
    }
}
