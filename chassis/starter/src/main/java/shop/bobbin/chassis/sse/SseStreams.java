package shop.bobbin.chassis.sse;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import shop.bobbin.chassis.problem.ProblemException;

/**
 * The open streams of this instance. A signal carries no event, it only says that there may be new ones: the stream then reads its
 * source from the last event that it has sent. So none is lost or sent twice, a late or needless signal does no harm, and the next
 * heartbeat makes up for a missed one.
 *
 * @param <K> what a signal is about; a service has one such type
 */
public final class SseStreams<K> implements SmartLifecycle {

    /** For a token that is accepted after its expiry because of the clock skew: a timeout of 0 would mean none. */
    private static final Duration MIN_LIFETIME = Duration.ofMillis(1);

    private final SseSubscriptions<K> subscriptions;
    private final SseSettings settings;
    private final InstantSource clock;

    SseStreams(SseSettings settings, InstantSource clock) {
        this.subscriptions = new SseSubscriptions<>(settings);
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The response to a request for a stream. A stream ends after the last event, when the client disconnects or its access token
     * expires, and when this instance stops. A client that already has the last event gets 204, after which a browser's
     * {@code EventSource} does not reconnect; HEAD opens no stream.
     *
     * @throws ProblemException 503 with {@code Retry-After} at a limit
     */
    public ResponseEntity<SseEmitter> open(K key, SseRequest request, SseSource source) {
        if (source.endsAt(request.lastSeen())) {
            return ResponseEntity.noContent().build();
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).build();
        }
        var subscription = subscriptions
                .subscribe(key) // before the first read, or an event between the two would be late
                .orElseThrow(
                        () -> ProblemException.unavailable("Too many event streams are open.", settings.retryAfter()));
        var stream = new SseEmitter(lifetime(request.token()).toMillis());
        stream.onTimeout(stream::complete);
        stream.onCompletion(subscription::close);
        var writer = new SseWriter(source, subscription, stream);
        Thread.ofVirtual().name("sse").start(() -> writer.write(request.lastSeen()));
        return ResponseEntity.ok(stream);
    }

    private Duration lifetime(Jwt token) {
        var expiry = token.getExpiresAt();
        var left = expiry == null ? MIN_LIFETIME : Duration.between(clock.instant(), expiry);
        return left.compareTo(MIN_LIFETIME) < 0 ? MIN_LIFETIME : left;
    }

    /** To be called when there may be new events for the key, stored by this or another instance. */
    public void signal(K key) {
        subscriptions.signal(key);
    }

    /** To be called when signals may have been missed. */
    public void signalAll() {
        subscriptions.signalAll();
    }

    /** The keys with an open stream. */
    public Set<K> keys() {
        return subscriptions.keys();
    }

    @Override
    public void start() {
        subscriptions.open();
    }

    /** Runs before the web server's graceful shutdown, which would otherwise wait for the open streams. */
    @Override
    public void stop() {
        subscriptions.end();
    }

    @Override
    public boolean isRunning() {
        return subscriptions.isOpen();
    }
}
