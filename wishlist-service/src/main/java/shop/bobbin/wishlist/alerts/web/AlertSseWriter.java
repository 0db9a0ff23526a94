package shop.bobbin.wishlist.alerts.web;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import shop.bobbin.wishlist.alerts.Alert;
import shop.bobbin.wishlist.alerts.AlertId;
import shop.bobbin.wishlist.alerts.Alerts;
import shop.bobbin.wishlist.alerts.SseSubscription;

/** Writes the alerts of one subscription to its event stream, on a thread of its own: a slow client blocks no other. */
record AlertSseWriter(SseSubscription subscription, Alerts alerts, SseEmitter stream) {

    private static final Logger log = LoggerFactory.getLogger(AlertSseWriter.class);

    void run(@Nullable Long lastSeen) {
        try (subscription) {
            var seen = lastSeen == null ? sendUnread() : new AlertId(lastSeen);
            while (!subscription.hasEnded()) {
                var newAlerts = alerts.findAfter(seen, subscription.customer());
                seen = send(newAlerts, seen);
                if (newAlerts.size() < Alerts.MAX_RESULTS) {
                    // keeps proxies from closing an idle connection, and detects a closed one
                    stream.send(SseEmitter.event().comment("heartbeat"));
                    subscription.await();
                }
            }
            stream.complete();
        } catch (IOException | IllegalStateException closed) {
            log.debug("Event stream of {} closed: {}", subscription.customer(), closed.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            stream.completeWithError(e);
        }
    }

    private AlertId sendUnread() throws IOException {
        var newest = alerts.findNewest(subscription.customer());
        send(newest.reversed().stream().filter(alert -> !alert.read()).toList(), new AlertId(0));
        return newest.isEmpty() ? new AlertId(0) : newest.getFirst().id();
    }

    /** Returns the id of the last alert that was sent, or {@code before} if there was none. */
    private AlertId send(List<Alert> newAlerts, AlertId before) throws IOException {
        var last = before;
        for (var alert : newAlerts) {
            stream.send(SseEmitter.event()
                    .id(String.valueOf(alert.id().value()))
                    .name(alert.kind().name())
                    .data(AlertResponse.of(alert), MediaType.APPLICATION_JSON));
            last = alert.id();
        }
        return last;
    }
}
