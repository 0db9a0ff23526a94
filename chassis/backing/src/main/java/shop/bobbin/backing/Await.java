package shop.bobbin.backing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Patience with a server that somebody else has started, or has not. */
final class Await {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private Await() {}

    /**
     * For one that somebody else runs.
     *
     * @param refusal what the server says, or null when it is ready
     * @throws BackingException when it is not ready within the limit
     */
    static void until(Supplier<@Nullable String> refusal, Duration limit, String server) {
        until(refusal, limit, server, () -> "Does it run, and is that its address? Then look at its log.");
    }

    /** @param advice what to do or to know when it was all in vain */
    static void until(Supplier<@Nullable String> refusal, Duration limit, String server, Supplier<String> advice) {
        long deadline = System.nanoTime() + limit.toNanos();
        String last = refusal.get();
        while (last != null) {
            if (System.nanoTime() > deadline) {
                throw new BackingException("%s was not ready within %d s: %s. %s"
                        .formatted(server, limit.toSeconds(), last, advice.get()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new BackingException("Interrupted while waiting for " + server);
            }
            last = refusal.get();
        }
    }
}
