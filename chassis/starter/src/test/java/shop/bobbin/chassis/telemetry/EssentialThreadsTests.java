package shop.bobbin.chassis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;

class EssentialThreadsTests {

    private final BlockingQueue<Object> published = new LinkedBlockingQueue<>();
    private final EssentialThreads threads = new EssentialThreads(published::add);

    @Test
    void breakLivenessWhenOneEndsUnexpectedly() throws InterruptedException {
        threads.start("short", () -> true, () -> {});

        var event = (AvailabilityChangeEvent<?>) published.poll(10, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        assertThat(event.getState()).isEqualTo(LivenessState.BROKEN);
    }

    @Test
    void breakLivenessWhenOneFails() throws InterruptedException {
        threads.start("failing", () -> true, () -> {
            throw new StackOverflowError("test");
        });

        assertThat(published.poll(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void mayEndWhenTheyAreStopped() throws InterruptedException {
        var checked = new CountDownLatch(1);

        threads.start(
                "stopped",
                () -> {
                    checked.countDown();
                    return false;
                },
                () -> {});

        assertThat(checked.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(published).isEmpty();
    }
}
