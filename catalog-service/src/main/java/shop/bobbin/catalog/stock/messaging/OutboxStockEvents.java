package shop.bobbin.catalog.stock.messaging;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shop.bobbin.catalog.stock.OrderId;
import shop.bobbin.catalog.stock.ReservationLine;
import shop.bobbin.catalog.stock.ReservationResult;
import shop.bobbin.catalog.stock.ReservationResult.Committed;
import shop.bobbin.catalog.stock.ReservationResult.DiscrepancyFound;
import shop.bobbin.catalog.stock.ReservationResult.Ignored;
import shop.bobbin.catalog.stock.ReservationResult.InsufficientStock;
import shop.bobbin.catalog.stock.ReservationResult.Released;
import shop.bobbin.catalog.stock.ReservationResult.Reserved;
import shop.bobbin.catalog.stock.Shortage;
import shop.bobbin.catalog.stock.StockEvents;
import shop.bobbin.chassis.outbox.Outbox;
import shop.bobbin.chassis.outbox.OutgoingEvent;

/** Writes stock events to the outbox, with the order as their key. */
@Component
class OutboxStockEvents implements StockEvents {

    private final Outbox outbox;

    OutboxStockEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void publish(ReservationResult result) {
        switch (result) {
            case Reserved(var order, var lines) ->
                publish("catalog.stock.reserved.v1", order, ReservationPayload.of(order, lines));
            case InsufficientStock(var order, var shortages) ->
                publish("catalog.stock.refused.v1", order, RefusalPayload.of(order, shortages));
            case Released(var order, var lines) ->
                publish("catalog.stock.released.v1", order, ReservationPayload.of(order, lines));
            case Committed(var order, var lines) ->
                publish("catalog.stock.committed.v1", order, ReservationPayload.of(order, lines));
            case Ignored _, DiscrepancyFound _ -> {} // the stock is unchanged
        }
    }

    private void publish(String type, OrderId order, Object body) {
        outbox.publish(new OutgoingEvent("catalog.stock-events", order.toString(), type, order.toString(), body));
    }

    record ReservationPayload(UUID orderId, List<LinePayload> lines) {

        static ReservationPayload of(OrderId order, List<ReservationLine> lines) {
            return new ReservationPayload(
                    order.value(),
                    lines.stream()
                            .map(line -> new LinePayload(line.sku().value(), line.quantity()))
                            .toList());
        }
    }

    record LinePayload(String sku, int quantity) {}

    record RefusalPayload(UUID orderId, List<ShortagePayload> shortages) {

        static RefusalPayload of(OrderId order, List<Shortage> shortages) {
            return new RefusalPayload(
                    order.value(),
                    shortages.stream()
                            .map(line -> new ShortagePayload(line.sku().value(), line.requested(), line.available()))
                            .toList());
        }
    }

    record ShortagePayload(String sku, int requested, long available) {}
}
