package shop.bobbin.wishlist.alerts.web;

import jakarta.validation.constraints.PositiveOrZero;
import java.util.Objects;
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
import shop.bobbin.chassis.security.CurrentCustomer;
import shop.bobbin.chassis.sse.SseRequest;
import shop.bobbin.chassis.sse.SseStreams;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.alerts.AlertId;
import shop.bobbin.wishlist.alerts.Alerts;

@RestController
class AlertSseController {

    private final Alerts alerts;
    private final SseStreams<CustomerId> streams;

    AlertSseController(Alerts alerts, SseStreams<CustomerId> streams) {
        this.alerts = alerts;
        this.streams = streams;
    }

    /** Streams the alerts after the one with {@code Last-Event-ID}; without it, the unread ones and then the new ones. */
    @GetMapping(path = "/wishlist/alerts/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> follow(
            HttpMethod method,
            @CurrentCustomer CustomerId customer,
            @AuthenticationPrincipal Jwt token,
            @RequestHeader(name = "Last-Event-ID", required = false) @PositiveOrZero @Nullable Long lastSeen) {
        var source = lastSeen == null
                ? AlertSseSource.startingWithUnread(customer, alerts)
                : AlertSseSource.startingAfter(new AlertId(lastSeen), customer, alerts);
        var request = new SseRequest(method, token, Objects.requireNonNullElse(lastSeen, 0L));
        return streams.open(customer, request, source);
    }
}
