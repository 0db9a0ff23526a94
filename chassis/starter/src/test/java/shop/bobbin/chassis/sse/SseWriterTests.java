package shop.bobbin.chassis.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SseWriterTests {

    private final SseSubscriptions<String> subscriptions =
            new SseSubscriptions<>(new SseSettings(1, null, Duration.ofMillis(1), Duration.ofSeconds(5)));
    private final FakeStream stream = new FakeStream();
    private SseSubscription subscription;

    @BeforeEach
    void subscribe() {
        subscriptions.open();
        subscription = subscriptions.subscribe("key").orElseThrow();
    }

    @Test
    void startsAfterTheLastEventThatTheClientHasSeen() {
        var events = List.of(event(2), event(5), last(7));

        write(2, id -> after(id, events));

        assertThat(stream.sent())
                .containsExactly(
                        "retry:2000", "id:5 event:CHANGED data:five", "id:7 event:CHANGED data:seven", "complete");
    }

    @Test
    void readsUntilThereAreNoMoreEventsBeforeItWaits() {
        var events = List.of(event(2), event(5), last(7));

        write(0, id -> after(id, events).stream().limit(1).toList());

        assertThat(stream.sent()).hasSize(5).doesNotContain(":heartbeat");
    }

    @Test
    void readsAgainAtEachHeartbeat() {
        var reads = new ArrayList<Long>();

        write(5, id -> {
            reads.add(id);
            return reads.size() < 3 ? List.of() : List.of(last(7));
        });

        assertThat(reads).containsExactly(5L, 5L, 5L);
        assertThat(stream.sent())
                .containsExactly("retry:2000", ":heartbeat", ":heartbeat", "id:7 event:CHANGED data:seven", "complete");
    }

    @Test
    void completesTheStreamWhenTheInstanceStops() {
        write(0, id -> {
            subscriptions.end();
            return List.of();
        });

        assertThat(stream.sent()).containsExactly("retry:2000", "complete");
    }

    @Test
    void endsWhenTheClientDisconnects() {
        write(0, id -> {
            stream.disconnect();
            return List.of();
        });

        assertThat(stream.sent()).containsExactly("retry:2000");
    }

    @Test
    void completesTheStreamWithTheFailureOfItsSource() {
        write(0, id -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(stream.sent()).containsExactly("retry:2000", "error: a bug");
    }

    private void write(long lastSeen, SseSource source) {
        new SseWriter(source, subscription, stream).write(lastSeen);

        assertThat(subscriptions.keys()).as("subscriptions after the end").isEmpty();
    }

    private static List<SseEvent> after(long id, List<SseEvent> events) {
        return events.stream().filter(event -> event.id() > id).toList();
    }

    private static SseEvent event(long id) {
        return new SseEvent(id, "CHANGED", id == 2 ? "two" : "five");
    }

    private static SseEvent last(long id) {
        return new SseEvent(id, "CHANGED", "seven", true);
    }
}
