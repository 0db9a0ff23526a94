package shop.bobbin.chassis.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import shop.bobbin.chassis.telemetry.OutageLog;

class OutageLoggingJwtDecoderTests {

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @Test
    void logsAnOutageOfTheKeysOnce() {
        decode(new JwtException("Couldn't retrieve remote JWK set"));

        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage()).startsWith("The JWK set is unavailable: "));
    }

    @Test
    void logsNothingForAnInvalidToken() {
        decode(new BadJwtException("expired"));

        assertThat(lines.list).isEmpty();
    }

    private void decode(JwtException failure) {
        var log = new LoggerContext().getLogger("test");
        lines.start();
        log.addAppender(lines);
        var decoder = new OutageLoggingJwtDecoder(
                token -> {
                    throw failure;
                },
                OutageLog.shared(log, "The JWK set", Instant::now));
        for (int call = 0; call < 3; call++) {
            assertThatThrownBy(() -> decoder.decode("a.b.c")).isSameAs(failure);
        }
    }
}
