package shop.bobbin.chassis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.bobbin.chassis.ledger.LogLines;

class OutageLogTests {

    private final Logger logger = LoggerFactory.getLogger(OutageLogTests.class);
    private final LogLines lines = LogLines.of(OutageLogTests.class.getName());
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final OutageLog outage = new OutageLog(logger, "The database", () -> now);

    @AfterEach
    void stopRecording() {
        lines.close();
    }

    @Test
    void logsStartAndEndOnce() {
        outage.succeeded();
        outage.failed(new IOException("refused"));
        outage.failed(new IOException("still refused"));
        now = now.plusSeconds(8);
        outage.succeeded();
        outage.succeeded();

        assertThat(lines.from(Level.INFO))
                .containsExactly(
                        "WARN OutageLogTests: The database is unavailable: java.io.IOException: refused",
                        "INFO OutageLogTests: The database is available again after 8 s");
    }

    @Test
    void endsASharedOutageAfterTheQuietPeriod() {
        var shared = OutageLog.shared(logger, "The database", () -> now);
        shared.failed(new IOException("refused"));
        shared.succeeded();
        now = now.plusSeconds(4);
        shared.failed(new IOException("refused"));
        now = now.plusSeconds(4);
        shared.succeeded();
        assertThat(lines.from(Level.INFO)).hasSize(1);

        now = now.plusSeconds(1);
        shared.succeeded();

        assertThat(lines.from(Level.INFO))
                .last()
                .isEqualTo("INFO OutageLogTests: The database is available again after 9 s");
    }

    @Test
    void logsTheNextOutageToo() {
        outage.failed(new IOException("refused"));
        outage.succeeded();
        outage.failed(new IOException("reset"));

        assertThat(lines.from(Level.INFO)).hasSize(3);
    }
}
