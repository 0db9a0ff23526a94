package shop.bobbin.chassis.sse;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Factory for streams of server-sent events that end when the client's access token expires. */
public final class EventStreams {

    /** Delay before a browser reconnects. */
    private static final Duration RECONNECT_DELAY = Duration.ofSeconds(2);
    /** For a token that is accepted after its expiry because of the clock skew: a timeout of 0 would mean none. */
    private static final Duration MIN_LIFETIME = Duration.ofMillis(1);

    private final InstantSource clock;

    EventStreams(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A stream that completes when the token expires. A browser then reconnects with its current token.
     *
     * @param onEnd runs after each end of the stream: completion, timeout or error
     */
    public SseEmitter open(Jwt token, Runnable onEnd) throws IOException {
        var stream = new SseEmitter(lifetime(token).toMillis());
        stream.onTimeout(stream::complete);
        stream.onCompletion(onEnd);
        stream.send(SseEmitter.event().reconnectTime(RECONNECT_DELAY.toMillis()));
        return stream;
    }

    /** The response to HEAD: the headers of a stream, without a subscription. */
    public static ResponseEntity<SseEmitter> headersOnly() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).build();
    }

    private Duration lifetime(Jwt token) {
        var expiry = token.getExpiresAt();
        var left = expiry == null ? MIN_LIFETIME : Duration.between(clock.instant(), expiry);
        return left.compareTo(MIN_LIFETIME) < 0 ? MIN_LIFETIME : left;
    }
}
