package shop.bobbin.controlroom;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;

/**
 * Handles termination signals: the first one (Ctrl-C) shuts down gracefully, the second one kills. A shutdown hook
 * cannot do this, since it is not called for a second signal. The exit of the script {@code bobbin}, whose pid is a
 * system property, counts as a first signal.
 */
final class ShutdownSignals {

    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");
    private static final int EXIT_KILLED = 137;

    private final Runnable shutdown;
    private final Runnable kill;
    private final AtomicInteger count = new AtomicInteger();

    ShutdownSignals(Runnable shutdown, Runnable kill) {
        this.shutdown = shutdown;
        this.kill = kill;
    }

    void install() {
        SIGNALS.forEach(name -> Signal.handle(new Signal(name), signal -> received()));
        var script = System.getProperty("bobbin.script", "");
        if (!script.isEmpty()) {
            ProcessHandle.of(Long.parseLong(script))
                    .ifPresent(process -> process.onExit().thenRun(shutdown));
        }
    }

    private void received() {
        if (count.incrementAndGet() == 1) {
            shutdown.run();
        } else {
            kill.run();
            Runtime.getRuntime().halt(EXIT_KILLED);
        }
    }
}
