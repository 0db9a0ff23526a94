package shop.bobbin.chassis.sse;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Writes the events of a source to one stream. Runs on a virtual thread, where it may block: a slow client delays no other. */
record SseWriter(SseSource source, SseSubscription subscription, SseEmitter stream) {

    private static final Logger log = LoggerFactory.getLogger(SseWriter.class);

    /** Delay before a browser reconnects. */
    private static final Duration RECONNECT_DELAY = Duration.ofSeconds(2);

    void write(long lastSeen) {
        try (subscription) {
            stream.send(SseEmitter.event().reconnectTime(RECONNECT_DELAY.toMillis()));
            sendAfter(lastSeen);
            stream.complete();
        } catch (IOException e) {
            log.debug("The client has closed its event stream: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            stream.completeWithError(e); // no effect if the stream is complete, and therefore could not send
        }
    }

    private void sendAfter(long lastSeen) throws IOException, InterruptedException {
        var seen = lastSeen;
        while (!subscription.hasEnded()) {
            var events = source.after(seen);
            for (var event : events) {
                send(event);
                seen = event.id();
                if (event.last()) {
                    return;
                }
            }
            if (events.isEmpty() && subscription.await()) {
                // keeps proxies from closing an idle connection, and detects a closed one
                stream.send(SseEmitter.event().comment("heartbeat"));
            }
        }
    }

    private void send(SseEvent event) throws IOException {
        stream.send(SseEmitter.event()
                .id(String.valueOf(event.id()))
                .name(event.name())
                .data(event.data(), MediaType.APPLICATION_JSON));
    }
}
