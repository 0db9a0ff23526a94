package shop.bobbin.backing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Polls a server until it is ready or a time limit is over. */
final class Await {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private Await() {}

    /**
     * Waits for a server that was not started by this JVM.
     *
     * @param notReadyReason why the server is not ready yet; null = it is ready
     * @throws BackingException when the server is not ready within the limit
     */
    static void until(Supplier<@Nullable String> notReadyReason, Duration limit, String server) {
        until(
                notReadyReason,
                limit,
                server,
                () -> "Check that it runs and that the address is right, then look at its log.");
    }

    /** @param advice the end of the error message: what to check next, or the server's log */
    static void until(
            Supplier<@Nullable String> notReadyReason, Duration limit, String server, Supplier<String> advice) {
        long deadline = System.nanoTime() + limit.toNanos();
        String reason = notReadyReason.get();
        while (reason != null) {
            if (System.nanoTime() > deadline) {
                throw new BackingException("%s was not ready within %d s: %s. %s"
                        .formatted(server, limit.toSeconds(), reason, advice.get()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new BackingException("Interrupted while waiting for " + server);
            }
            reason = notReadyReason.get();
        }
    }
}
