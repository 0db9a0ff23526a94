package shop.bobbin.chassis.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import shop.bobbin.chassis.problem.ProblemException;

class SseStreamsTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final SseStreams<String> streams = new SseStreams<>(
            new SseSettings(1, null, Duration.ofHours(1), Duration.ofSeconds(5)), InstantSource.fixed(NOW));

    @BeforeEach
    void start() {
        streams.start();
    }

    @AfterEach
    void stop() {
        streams.stop();
    }

    @Test
    void endWithTheAccessToken() {
        assertThat(open(HttpMethod.GET, NOW.plusSeconds(90), 0).getBody())
                .extracting(SseEmitter::getTimeout)
                .isEqualTo(90_000L);
    }

    @Test
    void endAtOnceForATokenThatHasExpired() {
        assertThat(open(HttpMethod.GET, NOW.minusSeconds(1), 0).getBody())
                .extracting(SseEmitter::getTimeout)
                .isEqualTo(1L);
    }

    @Test
    void respondWith204AfterTheLastEvent() {
        for (var method : List.of(HttpMethod.GET, HttpMethod.HEAD)) {
            assertThat(open(method, NOW.plusSeconds(90), 7).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        }
        assertThat(streams.keys()).isEmpty();
    }

    @Test
    void respondToHeadWithoutAStream() {
        var response = open(HttpMethod.HEAD, NOW.plusSeconds(90), 0);

        assertThat(response.getHeaders().getContentType()).isEqualTo(MediaType.TEXT_EVENT_STREAM);
        assertThat(response.getBody()).isNull();
        assertThat(streams.keys()).isEmpty();
    }

    @Test
    void areRefusedAtTheLimitAndWhenTheInstanceStops() {
        open(HttpMethod.GET, NOW.plusSeconds(90), 0);
        assertThat(streams.keys()).containsExactly("key");
        assertThatThrownBy(() -> open(HttpMethod.GET, NOW.plusSeconds(90), 0)).isInstanceOf(ProblemException.class);

        streams.stop();
        assertThatThrownBy(() -> open(HttpMethod.GET, NOW.plusSeconds(90), 0)).isInstanceOf(ProblemException.class);
    }

    private ResponseEntity<SseEmitter> open(HttpMethod method, Instant expiry, long lastSeen) {
        var token = Jwt.withTokenValue("token")
                .header("alg", "none")
                .expiresAt(expiry)
                .build();
        return streams.open("key", new SseRequest(method, token, lastSeen), new SseSource() {
            @Override
            public List<SseEvent> after(long id) {
                return List.of();
            }

            @Override
            public boolean endsAt(long id) {
                return id == 7;
            }
        });
    }
}
