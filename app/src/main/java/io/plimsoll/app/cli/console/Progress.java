package io.plimsoll.app.cli.console;

import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.Interval;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.seams.RunListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Shows a run that goes on: once a second in place on a terminal, one line every ten seconds
 * without one.
 */
public final class Progress implements RunListener {

    private static final int WINDOW_SECONDS = 10;
    private static final int SECONDS_PER_LINE = 10;

    private final Screen screen;
    private final LiveBlock look;
    private final Deque<Latencies> window = new ArrayDeque<>();
    private long nextLineSeconds = SECONDS_PER_LINE;
    private volatile boolean stopping;

    public Progress(Screen screen, int phaseCount) {
        this.screen = screen;
        this.look = new LiveBlock(phaseCount, WINDOW_SECONDS, screen.paint());
    }

    @Override
    public void preparing(String what) {
        if (screen.isLive()) {
            screen.redraw(List.of(what + " …"));
        } else {
            screen.print(what);
        }
    }

    @Override
    public void problem(Problem problem) {
        screen.clear();
        screen.tell(problem);
    }

    @Override
    public void interval(Interval now) {
        if (window.size() == WINDOW_SECONDS) {
            window.removeFirst();
        }
        window.addLast(now.response().response());
        if (screen.isLive()) {
            screen.redraw(look.block(now, Latencies.merged(window), stopping));
        } else if (now.elapsed().toSeconds() >= nextLineSeconds) {
            nextLineSeconds =
                    now.elapsed().toSeconds() / SECONDS_PER_LINE * SECONDS_PER_LINE
                            + SECONDS_PER_LINE;
            screen.print(look.line(now, Latencies.merged(window)));
        }
    }

    @Override
    public void ended(Run run) {
        screen.clear();
    }

    /** The run was told to stop and waits for its last answers. */
    public void stopping() {
        stopping = true;
        if (!screen.isLive()) {
            screen.print("stopping; once more to end at once");
        }
    }
}
