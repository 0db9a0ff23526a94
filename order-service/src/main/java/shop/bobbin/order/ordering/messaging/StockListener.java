package shop.bobbin.order.ordering.messaging;

import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.bobbin.chassis.events.EventHandlers;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.ordering.OrderSaga;

@Configuration(proxyBeanMethods = false)
class StockListener {

    @Bean
    EventHandlers stockEvents(OrderSaga saga) {
        return EventHandlers.of("order-service.ordering", "catalog.stock-events")
                .on(
                        "catalog.stock.reserved.v1",
                        StockReserved.class,
                        event -> saga.stockReserved(new OrderId(event.orderId())))
                .on(
                        "catalog.stock.refused.v1",
                        StockRefused.class,
                        event -> saga.stockRefused(new OrderId(event.orderId())));
    }

    private record StockReserved(UUID orderId) {}

    private record StockRefused(UUID orderId) {}
}
