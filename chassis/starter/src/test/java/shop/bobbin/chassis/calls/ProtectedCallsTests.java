package shop.bobbin.chassis.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import shop.bobbin.chassis.ledger.LogLines;

/** The protections of a call, with attempts that send nothing. */
class ProtectedCallsTests {

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void retriesAFailedAttempt() {
        run(calls -> assertThat(calls.call(() -> attempts.get() == 0 ? fail() : "paid"))
                .isEqualTo("paid"));
    }

    @Test
    void failsWithItsCauseAfterTheLastAttempt() {
        run(calls -> {
            assertFails(calls, IllegalStateException.class);
            assertThat(attempts).hasValue(2);
        });
    }

    @Test
    void neitherRetriesNorCountsARefusedRequest() {
        run(calls -> {
            for (int i = 1; i <= 20; i++) {
                assertThatExceptionOfType(HttpClientErrorException.class).isThrownBy(() -> calls.call(this::refuse));
                assertThat(attempts).hasValue(i);
            }
        });
    }

    @Test
    void opensTheBreakerAndClosesItWhenTheNeighbourHasRecovered() {
        run(calls -> {
            for (int i = 0; i < 5; i++) {
                assertFails(calls, IllegalStateException.class);
            }

            assertFails(calls, CallNotPermittedException.class);
            assertThat(attempts)
                    .as("attempts: each is counted, an open breaker is not retried")
                    .hasValue(10);

            await().ignoreExceptionsInstanceOf(CallFailedException.class)
                    .until(() -> calls.call(() -> "paid"), "paid"::equals);
        });
    }

    @Test
    void refusesMoreThanTheConcurrentCallsAtOnceAndDoesNotCountThemAsFailures() throws Exception {
        var running = new Semaphore(0);
        var end = new CountDownLatch(1);
        run(calls -> {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var slow = threads.submit(() -> calls.call(() -> waitFor(running, end)));
                var alsoSlow = threads.submit(() -> calls.call(() -> waitFor(running, end)));
                try {
                    await().until(() -> running.tryAcquire(2));

                    for (int i = 0; i < 20; i++) {
                        assertFails(calls, BulkheadFullException.class);
                    }
                    assertThat(attempts).hasValue(0);
                    assertThat(slow.isDone() || alsoSlow.isDone()).isFalse();
                } finally {
                    end.countDown();
                }
            }
            assertThat(calls.call(() -> "paid")).isEqualTo("paid");
        });
    }

    @Test
    void returnsTheFallbackOfAFailedCall() {
        run(calls -> assertThat(calls.call(this::fail, failure -> "later")).isEqualTo("later"));
    }

    @Test
    void returnsTheFallbackOfARefusedRequest() {
        run(calls -> assertThat(calls.call(this::refuse, failure -> "later")).isEqualTo("later"));
    }

    @Test
    void failsWhenTheFallbackHasNoSubstitute() {
        run(calls -> assertThatExceptionOfType(CallFailedException.class)
                .isThrownBy(() -> calls.call(this::fail, failure -> {
                    throw failure;
                })));
    }

    @Test
    void logsAnOutageInTwoLines() {
        var now = new AtomicReference<>(Instant.EPOCH);
        InstantSource clock = now::get;
        try (var log = LogLines.of("shop.bobbin.chassis.calls")) {
            TestCalls.runner()
                    .withAllowBeanDefinitionOverriding(true)
                    .withBean(Clock.class, () -> clock.withZone(ZoneOffset.UTC))
                    .run(context -> {
                        var calls = context.getBean(Neighbours.class).callsTo("bank");
                        for (int i = 0; i < 3; i++) {
                            assertFails(calls, IllegalStateException.class);
                            calls.call(() -> "paid");
                        }
                        now.set(Instant.EPOCH.plusSeconds(6));
                        calls.call(() -> "paid");
                    });

            assertThat(log.from(Level.INFO))
                    .containsExactly(
                            "WARN ProtectedCalls: The bank is unavailable: java.lang.IllegalStateException: down",
                            "INFO ProtectedCalls: The bank is available again after 6 s");
        }
    }

    @Test
    void takesAtMostItsAttemptsAndTheBackOffsBetweenThem() {
        TestCalls.runner("max-attempts=3", "time-limit=1s", "backoff=100ms")
                .run(context -> assertThat(context.getBean(Neighbours.class)
                                .callsTo("bank")
                                .longestCall())
                        .isEqualTo(Duration.ofMillis(3 * 1000 + 2 * 150)));
    }

    @Test
    void hasTheMetricsOfResilience4jFromTheStart() {
        TestCalls.runner().run(context -> {
            context.getBean(Neighbours.class).callsTo("bank");
            assertThat(context.getBean(MeterRegistry.class).getMeters())
                    .extracting(Meter::getId)
                    .filteredOn(id -> "bank".equals(id.getTag("name")))
                    .extracting(Meter.Id::getName)
                    .contains(
                            "resilience4j.circuitbreaker.state",
                            "resilience4j.circuitbreaker.calls",
                            "resilience4j.retry.calls",
                            "resilience4j.bulkhead.available.concurrent.calls");
        });
    }

    private void assertFails(ProtectedCalls calls, Class<? extends Exception> cause) {
        assertThatExceptionOfType(CallFailedException.class)
                .isThrownBy(() -> calls.call(this::fail))
                .withCauseInstanceOf(cause);
    }

    private String fail() {
        attempts.incrementAndGet();
        throw new IllegalStateException("down");
    }

    private String refuse() {
        attempts.incrementAndGet();
        throw new HttpClientErrorException(HttpStatus.NOT_FOUND);
    }

    private static String waitFor(Semaphore running, CountDownLatch end) {
        running.release();
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "paid";
    }

    private static void run(Consumer<ProtectedCalls> test) {
        TestCalls.runner()
                .run(context -> test.accept(context.getBean(Neighbours.class).callsTo("bank")));
    }
}
