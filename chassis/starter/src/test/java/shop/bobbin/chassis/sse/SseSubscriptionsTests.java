package shop.bobbin.chassis.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SseSubscriptionsTests {

    private static final Duration NO_HEARTBEAT = Duration.ofHours(1);

    private final SseSubscriptions<String> subscriptions = with(NO_HEARTBEAT);

    private static SseSubscriptions<String> with(Duration heartbeat) {
        return new SseSubscriptions<>(new SseSettings(3, 2, heartbeat, Duration.ofSeconds(5)));
    }

    @BeforeEach
    void open() {
        subscriptions.open();
    }

    @Test
    void areLimitedPerKeyAndInAll() {
        subscribe("a");
        subscribe("a");
        assertThat(subscriptions.subscribe("a")).isEmpty();
        subscribe("b");
        assertThat(subscriptions.subscribe("c")).isEmpty();
    }

    @Test
    void freeTheirPlaceOnceWhenClosed() {
        subscribe("a");
        subscribe("b");
        var closed = subscribe("b");
        closed.close();
        closed.close();

        assertThat(subscriptions.keys()).containsExactlyInAnyOrder("a", "b");
        subscribe("c");
        assertThat(subscriptions.subscribe("d")).isEmpty();
    }

    @Test
    void haveNoKeyWithoutASubscription() {
        subscribe("a").close();

        assertThat(subscriptions.keys()).isEmpty();
    }

    @Test
    void acceptNoneBeforeTheStartAndAfterTheEnd() {
        assertThat(with(NO_HEARTBEAT).subscribe("a")).isEmpty();
        subscriptions.end();
        assertThat(subscriptions.subscribe("a")).isEmpty();
    }

    /** Signals before the wait are not lost: it would last an hour. */
    @Test
    void receiveTheSignalsOfTheirKey() throws InterruptedException {
        var subscription = subscribe("a");

        subscriptions.signal("a");
        subscriptions.signal("a");
        assertThat(subscription.await()).isTrue();
        subscriptions.signalAll();
        assertThat(subscription.await()).isTrue();
    }

    @Test
    void waitForTheHeartbeatWithoutASignalOfTheirKey() throws InterruptedException {
        var heartbeat = Duration.ofMillis(200);
        var quiet = with(heartbeat);
        quiet.open();
        var subscription = quiet.subscribe("a").orElseThrow();
        quiet.signal("a");
        quiet.signal("a");
        subscription.await();
        quiet.signal("b");

        var before = System.nanoTime();
        assertThat(subscription.await()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(heartbeat);
    }

    @Test
    void stopWaitingAtTheEndAndWhenClosed() throws InterruptedException {
        var closed = subscribe("a");
        var ended = subscribe("b");

        closed.close();
        subscriptions.end();

        assertThat(closed.await()).isFalse();
        assertThat(ended.await()).isFalse();
    }

    private SseSubscription subscribe(String key) {
        return subscriptions.subscribe(key).orElseThrow();
    }
}
