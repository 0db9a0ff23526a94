package shop.bobbin.order.ordering.messaging;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.outbox.Outbox;
import shop.bobbin.chassis.outbox.OutgoingEvent;
import shop.bobbin.order.ordering.EndReason;
import shop.bobbin.order.ordering.OrderEvent;
import shop.bobbin.order.ordering.OrderEvent.OrderCancelled;
import shop.bobbin.order.ordering.OrderEvent.OrderConfirmed;
import shop.bobbin.order.ordering.OrderEvent.OrderPlaced;
import shop.bobbin.order.ordering.OrderEvent.OrderRejected;
import shop.bobbin.order.ordering.OrderEvent.OrderReserved;
import shop.bobbin.order.ordering.OrderEvents;

/** The outbox adapter for order events. The types are part of the contract: literals that do not follow class names. */
@Component
class OutboxOrderEvents implements OrderEvents {

    static final String TOPIC = "order.order-events";

    private final Outbox outbox;

    OutboxOrderEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void publish(OrderEvent event) {
        switch (event) {
            case OrderPlaced _ -> publish("order.order.placed.v1", event, null);
            case OrderReserved _ -> publish("order.order.reserved.v1", event, null);
            case OrderConfirmed _ -> publish("order.order.confirmed.v1", event, null);
            case OrderRejected rejected -> publish("order.order.rejected.v1", event, rejected.reason());
            case OrderCancelled cancelled -> publish("order.order.cancelled.v1", event, cancelled.reason());
        }
    }

    private void publish(String type, OrderEvent event, @Nullable EndReason reason) {
        var order = event.details().orderId().toString();
        outbox.publish(new OutgoingEvent(TOPIC, order, type, order, OrderEventPayload.of(event.details(), reason)));
    }
}
