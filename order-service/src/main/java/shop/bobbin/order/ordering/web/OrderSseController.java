package shop.bobbin.order.ordering.web;

import jakarta.validation.constraints.PositiveOrZero;
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
import shop.bobbin.chassis.security.CurrentCustomer;
import shop.bobbin.chassis.sse.SseRequest;
import shop.bobbin.chassis.sse.SseStreams;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.ordering.Ordering;
import shop.bobbin.order.ordering.history.OrderHistory;

@RestController
class OrderSseController {

    private final Ordering ordering;
    private final OrderHistory history;
    private final SseStreams<OrderId> streams;

    OrderSseController(Ordering ordering, OrderHistory history, SseStreams<OrderId> streams) {
        this.ordering = ordering;
        this.history = history;
        this.streams = streams;
    }

    /** Streams the transitions of an order, from the version after {@code Last-Event-ID} to the end of the order. */
    @GetMapping(path = "/orders/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> follow(
            HttpMethod method,
            @CurrentCustomer CustomerId customer,
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "0") @PositiveOrZero long lastSeen) {
        var order = ordering.of(customer, new OrderId(id));
        return streams.open(order.id(), new SseRequest(method, token, lastSeen), new OrderSseSource(order, history));
    }
}
