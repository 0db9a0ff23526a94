package shop.bobbin.catalog.stock.messaging;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.bobbin.catalog.Sku;
import shop.bobbin.catalog.stock.OrderId;
import shop.bobbin.catalog.stock.ReservationLine;
import shop.bobbin.catalog.stock.Reserving;
import shop.bobbin.chassis.events.EventHandlers;

/** Reserves, commits and releases stock when orders are placed, confirmed, rejected or cancelled. */
@Configuration(proxyBeanMethods = false)
class OrderListener {

    @Bean
    EventHandlers orderEvents(Reserving reserving) {
        return EventHandlers.of("catalog-service.stock", "order.order-events")
                .on(
                        "order.order.placed.v1",
                        OrderPlaced.class,
                        event -> reserving.reserve(new OrderId(event.orderId()), reservationLines(event.lines())))
                .on(
                        "order.order.confirmed.v1",
                        OrderConfirmed.class,
                        event -> reserving.commit(new OrderId(event.orderId()), reservationLines(event.lines())))
                .on(
                        "order.order.rejected.v1",
                        OrderEnded.class,
                        event -> reserving.release(new OrderId(event.orderId())))
                .on(
                        "order.order.cancelled.v1",
                        OrderEnded.class,
                        event -> reserving.release(new OrderId(event.orderId())));
    }

    static List<ReservationLine> reservationLines(List<OrderLine> lines) {
        return lines.stream()
                .map(line -> new ReservationLine(new Sku(line.sku()), line.quantity()))
                .toList();
    }

    record OrderPlaced(UUID orderId, List<OrderLine> lines) {}

    record OrderConfirmed(UUID orderId, List<OrderLine> lines) {}

    record OrderLine(String sku, int quantity) {}

    record OrderEnded(UUID orderId) {}
}
