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
import shop.bobbin.order.ordering.OrderSseSubscriptions;
import shop.bobbin.order.ordering.Ordering;
import shop.bobbin.order.ordering.SubscribeResult.Subscribed;
import shop.bobbin.order.ordering.SubscribeResult.TooManySubscriptions;
import shop.bobbin.order.ordering.history.OrderHistory;

@RestController
class OrderSseController {

    private final Ordering ordering;
    private final OrderHistory history;
    private final OrderSseSubscriptions subscriptions;
    private final EventStreams streams;

    OrderSseController(
            Ordering ordering, OrderHistory history, OrderSseSubscriptions subscriptions, EventStreams streams) {
        this.ordering = ordering;
        this.history = history;
        this.subscriptions = subscriptions;
        this.streams = streams;
    }

    /**
     * Streams the transitions of an order as server-sent events: the event id is the order's version, the event name its
     * status. Starts after the version in {@code Last-Event-ID}; ends when the order ends or the access token expires. A
     * client that already has the last event gets 204, after which a browser's {@code EventSource} does not reconnect.
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
        return switch (subscriptions.subscribe(order.id())) {
            case TooManySubscriptions(var retryAfter) ->
                throw ProblemException.unavailable("Too many event streams are open.", retryAfter);
            case Subscribed(var subscription) -> {
                var stream = streams.open(token, subscription::close);
                var writer = new OrderSseWriter(order.id(), subscription, history, stream);
                Thread.ofVirtual().name("order-sse").start(() -> writer.write(lastSeen));
                yield ResponseEntity.ok(stream);
            }
        };
    }
}
