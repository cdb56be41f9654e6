package io.plimsoll.app.cli.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Ctrl-C, {@code kill} and the closing of the terminal, as the operating system sends them. */
public final class ProcessSignals implements StopSignals {

    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    @Override
    public Watch watch(Runnable first, Runnable again) {
        AtomicBoolean stopped = new AtomicBoolean();
        SignalHandler handler =
                _ -> {
                    if (stopped.compareAndSet(false, true)) {
                        first.run();
                    } else {
                        again.run();
                    }
                };
        List<Runnable> restore = new ArrayList<>();
        for (String name : NAMES) {
            Signal signal = new Signal(name);
            SignalHandler before = Signal.handle(signal, handler);
            restore.add(() -> Signal.handle(signal, before));
        }
        return () -> restore.forEach(Runnable::run);
    }
}
