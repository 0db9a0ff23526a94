package shop.bobbin.controlroom;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;

/**
 * Ctrl-C once: leave in good order; twice: at once. A shutdown hook cannot do this, since the JVM does not tell it of a
 * second signal. The script names itself, so that its sudden end is an order to leave as well.
 */
final class Interruption {

    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");
    private static final int KILLED = 137;

    private final Runnable leave;
    private final Runnable kill;
    private final AtomicInteger count = new AtomicInteger();

    Interruption(Runnable leave, Runnable kill) {
        this.leave = leave;
        this.kill = kill;
    }

    void install() {
        SIGNALS.forEach(name -> Signal.handle(new Signal(name), signal -> received()));
        var script = System.getProperty("bobbin.script", "");
        if (!script.isEmpty()) {
            ProcessHandle.of(Long.parseLong(script))
                    .ifPresent(process -> process.onExit().thenRun(leave));
        }
    }

    private void received() {
        if (count.incrementAndGet() == 1) {
            leave.run();
        } else {
            kill.run();
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
