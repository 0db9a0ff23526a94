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
import shop.bobbin.wishlist.alerts.Alerts;
import shop.bobbin.wishlist.alerts.LiveAlerts;
import shop.bobbin.wishlist.alerts.WatchResult.Full;
import shop.bobbin.wishlist.alerts.WatchResult.Watching;

@RestController
class LiveAlertsController {

    private final Alerts alerts;
    private final LiveAlerts live;
    private final EventStreams streams;

    LiveAlertsController(Alerts alerts, LiveAlerts live, EventStreams streams) {
        this.alerts = alerts;
        this.live = live;
        this.streams = streams;
    }

    /**
     * An event for each alert: its id is the alert's, its name the kind. Goes on after the alert with the given
     * {@code Last-Event-ID}; without one it starts with those that are unread. Ends when the access token expires.
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
        return switch (live.watch(customer)) {
            case Full(var retryAfter) ->
                throw ProblemException.unavailable("Too many customers are watching their alerts.", retryAfter);
            case Watching(var watch) -> {
                var stream = streams.open(token, watch::close);
                var push = new AlertPush(watch, alerts, stream);
                Thread.ofVirtual().name("live-alerts").start(() -> push.run(lastSeen));
                yield ResponseEntity.ok(stream);
            }
        };
    }
}
