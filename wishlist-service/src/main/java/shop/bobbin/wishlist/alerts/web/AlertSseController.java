package shop.bobbin.wishlist.alerts.web;

import jakarta.validation.constraints.PositiveOrZero;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.security.CurrentCustomer;
import shop.bobbin.chassis.sse.EventStreams;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.alerts.AlertSseSubscriptions;
import shop.bobbin.wishlist.alerts.Alerts;
import shop.bobbin.wishlist.alerts.SubscribeResult.LimitReached;
import shop.bobbin.wishlist.alerts.SubscribeResult.Subscribed;

@RestController
class AlertSseController {

    private final Alerts alerts;
    private final AlertSseSubscriptions subscriptions;
    private final EventStreams streams;

    AlertSseController(Alerts alerts, AlertSseSubscriptions subscriptions, EventStreams streams) {
        this.alerts = alerts;
        this.subscriptions = subscriptions;
        this.streams = streams;
    }

    /**
     * Streams an event for each alert: its id is that of the alert, its name the kind. Continues after the alert with the
     * given {@code Last-Event-ID}; without one it starts with the unread alerts. Ends when the access token expires.
     */
    @GetMapping(path = "/wishlist/alerts/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> follow(
            HttpMethod method,
            @CurrentCustomer CustomerId customer,
            @AuthenticationPrincipal Jwt token,
            @RequestHeader(name = "Last-Event-ID", required = false) @PositiveOrZero @Nullable Long lastSeen)
            throws IOException {
        if (method.equals(HttpMethod.HEAD)) {
            return EventStreams.headersOnly();
        }
        return switch (subscriptions.subscribe(customer)) {
            case LimitReached(var retryAfter) ->
                throw ProblemException.unavailable("Too many event streams are open.", retryAfter);
            case Subscribed(var subscription) -> {
                var stream = streams.open(token, subscription::close);
                var writer = new AlertSseWriter(subscription, alerts, stream);
                Thread.ofVirtual().name("alert-sse").start(() -> writer.run(lastSeen));
                yield ResponseEntity.ok(stream);
            }
        };
    }
}
