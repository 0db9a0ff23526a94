package shop.bobbin.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

class OutboxRelayTests {

    private static final Supplier<Producer<String, byte[]>> NO_PRODUCERS = () -> {
        throw new AssertionError("no producer expected");
    };

    private final AtomicInteger attempts = new AtomicInteger();
    private final CountDownLatch unexpectedEnd = new CountDownLatch(1);

    @Test
    void continuesAfterAnError() {
        var relay = relay(() -> {
            throw new NoClassDefFoundError("missing class");
        });
        relay.start();
        try {
            await().until(() -> attempts.get() >= 3);
            assertThat(unexpectedEnd.getCount()).isOne();
        } finally {
            relay.stop();
        }
        assertThat(unexpectedEnd.getCount()).as("stopping is no unexpected end").isOne();
    }

    @Test
    void reportsTheUnexpectedEndOfItsThread() throws InterruptedException {
        var relay = relay(() -> {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        });
        relay.start();

        unexpectedEnd.await();

        assertThat(relay.isRunning()).isFalse();
    }

    @Test
    void rejectsALeaseShorterThanTwoPolls() {
        var poll = Duration.ofSeconds(10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OutboxSettings(poll, 500, Duration.ofMillis(500), Duration.ofSeconds(15)))
                .withMessageContaining("bobbin.outbox.lease");
    }

    private OutboxRelay relay(Runnable failure) {
        return TestRelay.of(database(failure), NO_PRODUCERS, Duration.ofSeconds(30), unexpectedEnd::countDown);
    }

    private DataSource database(Runnable failure) {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() {
                attempts.incrementAndGet();
                failure.run();
                throw new IllegalStateException("has not failed");
            }

            @Override
            public Connection getConnection(String user, String password) {
                return getConnection();
            }
        };
    }
}
