package io.plimsoll.app.cli;

import io.plimsoll.app.cli.console.Screen;
import io.plimsoll.app.cli.console.WindowSize;
import io.plimsoll.app.cli.result.Paint;
import java.io.PrintStream;

/**
 * Decides what a stream can show: colours and a redrawn block only on a terminal that is neither
 * dumb nor a CI's, colours only when nobody said no.
 */
final class Screens {

    private final Surroundings surroundings;

    Screens(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Screen out(boolean noColor) {
        return screen(surroundings.out(), WindowSize.STANDARD_OUTPUT, noColor);
    }

    Screen err(boolean noColor) {
        return screen(surroundings.err(), WindowSize.STANDARD_ERROR, noColor);
    }

    private Screen screen(PrintStream stream, int descriptor, boolean noColor) {
        boolean able =
                !surroundings.has("CI")
                        && !surroundings.environment().getOrDefault("TERM", "dumb").equals("dumb")
                        && surroundings.windowSize().of(descriptor).isPresent();
        Paint paint = new Paint(able && !noColor && !surroundings.has("NO_COLOR"));
        return new Screen(
                stream,
                able,
                paint,
                () -> surroundings.windowSize().of(descriptor),
                surroundings.called());
    }
}
