package shop.bobbin.journeys;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Repeats a call until its result is accepted or a time limit is over. */
public final class Polling {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private Polling() {}

    /** Returns the accepted result, or the last one when the limit is over. */
    public static <T> T until(Duration limit, Supplier<T> call, Predicate<T> accepted) {
        var deadline = System.nanoTime() + limit.toNanos();
        var result = call.get();
        while (!accepted.test(result) && System.nanoTime() < deadline) {
            pause();
            result = call.get();
        }
        return result;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JourneyFailedException("Interrupted while waiting", e);
        }
    }
}
