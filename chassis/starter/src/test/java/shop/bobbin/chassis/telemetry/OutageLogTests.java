package shop.bobbin.chassis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageLogTests {

    private final Logger logger = (Logger) LoggerFactory.getLogger(OutageLogTests.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final OutageLog outage = new OutageLog(logger, "The database", () -> now);

    @BeforeEach
    void record() {
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopRecording() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void logsTheBeginningAndTheEndOnce() {
        outage.succeeded();
        outage.failed(new IOException("refused"));
        outage.failed(new IOException("still refused"));
        now = now.plusSeconds(8);
        outage.succeeded();
        outage.succeeded();

        assertThat(lines.list)
                .extracting(ILoggingEvent::getLevel, ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        tuple(Level.WARN, "The database is unavailable: java.io.IOException: refused"),
                        tuple(Level.INFO, "The database is available again after 8 s"));
    }

    @Test
    void endsAnOutageOfManyCallersOnlyWhenNoneHasFailedForAWhile() {
        var shared = OutageLog.shared(logger, "The database", () -> now);
        shared.failed(new IOException("refused"));
        shared.succeeded();
        now = now.plusSeconds(4);
        shared.failed(new IOException("refused"));
        now = now.plusSeconds(4);
        shared.succeeded();
        assertThat(lines.list).hasSize(1);

        now = now.plusSeconds(1);
        shared.succeeded();

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .last()
                .isEqualTo("The database is available again after 9 s");
    }

    @Test
    void logsTheNextOutageToo() {
        outage.failed(new IOException("refused"));
        outage.succeeded();
        outage.failed(new IOException("reset"));

        assertThat(lines.list).hasSize(3);
    }
}
