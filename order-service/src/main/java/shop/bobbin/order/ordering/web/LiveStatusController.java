package shop.bobbin.order.ordering.web;

import jakarta.validation.constraints.PositiveOrZero;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.security.CurrentCustomer;
import shop.bobbin.chassis.sse.EventStreams;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.ordering.LiveOrders;
import shop.bobbin.order.ordering.OrderHistory;
import shop.bobbin.order.ordering.Ordering;
import shop.bobbin.order.ordering.WatchResult.Full;
import shop.bobbin.order.ordering.WatchResult.Watching;

@RestController
class LiveStatusController {

    private final Ordering ordering;
    private final OrderHistory history;
    private final LiveOrders live;
    private final EventStreams streams;

    LiveStatusController(Ordering ordering, OrderHistory history, LiveOrders live, EventStreams streams) {
        this.ordering = ordering;
        this.history = history;
        this.live = live;
        this.streams = streams;
    }

    /**
     * An event for each transition: its id is the order's version, its name the status. Starts with the first
     * transition that the client has not seen, ends with the order or when the access token expires. A client that
     * connects again after the order's end gets 204, which tells a browser's {@code EventSource} not to reconnect.
     */
    @GetMapping(path = "/orders/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> follow(
            HttpMethod method,
            @CurrentCustomer CustomerId customer,
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "0") @PositiveOrZero long lastSeen)
            throws IOException {
        var order = ordering.of(customer, new OrderId(id));
        if (order.status().terminal() && order.version() <= lastSeen) {
            return ResponseEntity.noContent().build();
        }
        if (method.equals(HttpMethod.HEAD)) {
            return EventStreams.headersOnly();
        }
        return switch (live.watch(order.id())) {
            case Full(var retryAfter) ->
                throw ProblemException.unavailable("Too many customers are watching their orders.", retryAfter);
            case Watching(var watch) -> {
                var stream = streams.open(token, watch::close);
                var status = new LiveStatus(order.id(), watch, history, stream);
                Thread.ofVirtual().name("live-status").start(() -> status.tell(lastSeen));
                yield ResponseEntity.ok(stream);
            }
        };
    }
}
