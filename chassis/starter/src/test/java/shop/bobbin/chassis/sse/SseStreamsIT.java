package shop.bobbin.chassis.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import shop.bobbin.chassis.ledger.AccountEventsController;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.Tokens;

@ExtendWith(OutputCaptureExtension.class)
class SseStreamsIT {

    private static Ledger ledger;
    private static AccountEventsController events;
    private int outputBefore;

    @BeforeAll
    static void start() {
        ledger = Ledger.start(
                "streams",
                "bobbin.sse.heartbeat=200ms",
                "bobbin.sse.max-streams=3",
                "bobbin.sse.max-streams-per-key=2");
        events = ledger.bean(AccountEventsController.class);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @BeforeEach
    void measureOutput(CapturedOutput output) {
        outputBefore = output.getAll().length();
    }

    @AfterEach
    void leaveNeitherASubscriptionNorAWarning(CapturedOutput output) {
        await().until(() -> events.open().isEmpty());
        assertThat(output.getAll().substring(outputBefore)).doesNotContain("WARN", "ERROR", "Exception");
    }

    @Test
    void sendEachEventAndEndWithTheLast() {
        events.add("short");
        try (var stream = FollowedStream.of(ledger, "short", 0)) {
            await().until(() -> stream.ids().equals(List.of(1L)));
            events.add("short");
            events.addLast("short");
            await().until(stream::hasEnded);

            assertThat(stream.received())
                    .filteredOn(SseStreamsIT::isNoHeartbeat)
                    .containsExactly("retry:2000", """
                    id:1
                    event:CREDITED
                    data:{"account":"short"}""", """
                    id:2
                    event:CREDITED
                    data:{"account":"short"}""", """
                    id:3
                    event:CREDITED
                    data:{"account":"short"}""");
        }
    }

    /** The client reconnects again and again while events are added. */
    @Test
    void resumeWithoutLossOrDuplicate() {
        Thread.ofVirtual().start(() -> addTo("resumed", 300));
        var seen = new ArrayList<>(List.of(0L));

        while (seen.getLast() < 300) {
            try (var stream = FollowedStream.of(ledger, "resumed", seen.getLast())) {
                await().until(() -> !stream.ids().isEmpty());
                stream.close();
                await().until(stream::hasEnded);
                seen.addAll(stream.ids());
            }
            await().until(() -> events.open().isEmpty());
        }

        assertThat(seen).isEqualTo(LongStream.rangeClosed(0, 300).boxed().toList());
    }

    private static void addTo(String account, int count) {
        try {
            for (int i = 1; i < count; i++) {
                events.add(account);
                Thread.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        events.addLast(account);
    }

    @Test
    void sendHeartbeatsWhileNothingHappens() {
        try (var stream = FollowedStream.of(ledger, "idle", 0)) {
            await().until(() -> Collections.frequency(stream.received(), ":heartbeat") >= 3);
            assertThat(stream.ids()).isEmpty();
        }
    }

    @Test
    void areLimitedPerInstanceAndKeyUntilAClientDisconnects() {
        try (var one = FollowedStream.of(ledger, "first", 0);
                var two = FollowedStream.of(ledger, "first", 0)) {
            assertThat(List.of(one.response().statusCode(), two.response().statusCode()))
                    .containsOnly(200);
            assertRefused("first");
            try (var three = FollowedStream.of(ledger, "second", 0)) {
                assertThat(three.response().statusCode()).isEqualTo(200);
                assertRefused("third");
            }
            await().until(() -> {
                try (var again = FollowedStream.of(ledger, "third", 0)) {
                    return again.response().statusCode() == 200;
                }
            });
        }
    }

    private static void assertRefused(String account) {
        try (var stream = FollowedStream.of(ledger, account, 0)) {
            assertThat(stream.response().statusCode()).isEqualTo(503);
            assertThat(stream.response().headers().firstValue("Retry-After")).contains("5");
            assertThat(stream.response().headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    @Test
    void endWhenTheAccessTokenExpires() {
        var expiry = Instant.now().plusSeconds(2);

        try (var stream = followUntil(ledger, expiry)) {
            await().until(stream::hasEnded);

            assertThat(stream.received())
                    .startsWith("retry:2000")
                    .filteredOn(SseStreamsIT::isNoHeartbeat)
                    .hasSize(1);
            assertThat(Instant.now()).isBetween(expiry.minusSeconds(1), expiry.plusSeconds(3));
        }
    }

    @Test
    void endAtOnceForATokenWithinTheClockSkew() {
        try (var stream = followUntil(ledger, Instant.now().minusSeconds(2))) {
            assertThat(stream.response().statusCode()).isEqualTo(200);
            await().until(stream::hasEnded);
        }
    }

    private static FollowedStream followUntil(Ledger instance, Instant expiry) {
        var token = Tokens.sign(instance.key(), Tokens.claims("read").expirationTime(Date.from(expiry)));
        return FollowedStream.of(
                instance.request("/accounts/expiring/events").header("Authorization", "Bearer " + token));
    }

    @Test
    void haveNoSubscriptionForHead() {
        for (int i = 0; i < 5; i++) {
            var head = assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> Ledger.send(
                            ledger.request("/accounts/head/events", "read").HEAD()));

            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("Content-Type")).contains("text/event-stream");
        }
        assertThat(events.open()).isEmpty();
    }

    /** The instance has no heartbeat that would notice the end of a stream. */
    @Test
    void freeTheirPlaceAndStopWithoutWaitingForAHeartbeat() throws InterruptedException {
        var quiet = Ledger.start("quiet-streams", "bobbin.sse.heartbeat=10m");
        try (var expired = followUntil(quiet, Instant.now().minusSeconds(2));
                var stream = FollowedStream.of(quiet, "open", 0)) {
            await().until(expired::hasEnded);
            await().until(() -> quiet.bean(AccountEventsController.class).open().equals(Set.of("open")));

            var stop = Thread.ofPlatform().start(quiet::close);

            await().atMost(Duration.ofSeconds(5)).until(stream::hasEnded); // a graceful shutdown waits for 10 s
            assertThat(stream.received()).containsExactly("retry:2000");
            stop.join();
        }
    }

    private static boolean isNoHeartbeat(String received) {
        return !received.equals(":heartbeat");
    }
}
