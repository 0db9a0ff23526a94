package shop.bobbin.chassis.sse;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Opens streams of server-sent events that last no longer than the access token of their caller. */
public final class EventStreams {

    /** How long a browser waits before it connects again. */
    private static final Duration RECONNECT = Duration.ofSeconds(2);
    /** For a token that is accepted after its expiry, by the skew between clocks: 0 would mean no limit. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final InstantSource clock;

    EventStreams(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A stream that is completed when the token expires. A browser then connects again by itself, with the token that it
     * has by then.
     *
     * @param onEnd runs when the stream has ended, for whatever reason
     */
    public SseEmitter open(Jwt token, Runnable onEnd) throws IOException {
        var stream = new SseEmitter(lifetime(token).toMillis());
        stream.onTimeout(stream::complete);
        stream.onCompletion(onEnd);
        stream.send(SseEmitter.event().reconnectTime(RECONNECT.toMillis()));
        return stream;
    }

    /** The headers of a stream: the response to HEAD, which subscribes to nothing because nothing can be written to it. */
    public static ResponseEntity<SseEmitter> headersOnly() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).build();
    }

    private Duration lifetime(Jwt token) {
        var expiry = token.getExpiresAt();
        var left = expiry == null ? SHORTEST : Duration.between(clock.instant(), expiry);
        return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
    }
}
