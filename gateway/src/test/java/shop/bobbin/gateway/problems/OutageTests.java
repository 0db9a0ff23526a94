package shop.bobbin.gateway.problems;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageTests {

    private final Logger log = new LoggerContext().getLogger("test");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private Instant now = Instant.parse("2026-11-26T12:00:00Z");
    private final Outage outage = new Outage(log, "The order service", () -> now);

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @Test
    void isOneLineWhenItBeginsAndOneWhenItEnds() {
        outage.succeeded();
        for (int call = 0; call < 100; call++) {
            outage.failed(new IOException("refused"));
        }
        pass(Outage.CALM.plusSeconds(1));
        outage.succeeded();
        outage.succeeded();

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "The order service is unavailable: java.io.IOException: refused",
                        "The order service is available again after 6 s");
    }

    @Test
    void isOneAlsoWhenEverySecondCallSucceeds() {
        for (int call = 0; call < 100; call++) {
            outage.failed(new IOException("refused"));
            pass(Duration.ofSeconds(1));
            outage.succeeded();
        }
        assertThat(lines.list).hasSize(1);
    }

    @Test
    void beginsAgainAfterItHasEnded() {
        for (int time = 0; time < 2; time++) {
            outage.failed(new IOException("refused"));
            pass(Outage.CALM.plusSeconds(1));
            outage.succeeded();
        }
        assertThat(lines.list).hasSize(4);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
