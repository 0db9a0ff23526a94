package shop.bobbin.catalog.stock.messaging;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shop.bobbin.catalog.stock.Line;
import shop.bobbin.catalog.stock.OrderId;
import shop.bobbin.catalog.stock.ReservationResult;
import shop.bobbin.catalog.stock.ReservationResult.Committed;
import shop.bobbin.catalog.stock.ReservationResult.Contradicted;
import shop.bobbin.catalog.stock.ReservationResult.Ignored;
import shop.bobbin.catalog.stock.ReservationResult.Refused;
import shop.bobbin.catalog.stock.ReservationResult.Released;
import shop.bobbin.catalog.stock.ReservationResult.Reserved;
import shop.bobbin.catalog.stock.Shortage;
import shop.bobbin.catalog.stock.StockEvents;
import shop.bobbin.chassis.outbox.Outbox;
import shop.bobbin.chassis.outbox.OutgoingEvent;

/** Stock events on the wire: their types are written by hand and never change. */
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
                publish("catalog.stock.reserved.v1", order, StockMoved.of(order, lines));
            case Refused(var order, var shortages) ->
                publish("catalog.stock.refused.v1", order, StockRefused.of(order, shortages));
            case Released(var order, var lines) ->
                publish("catalog.stock.released.v1", order, StockMoved.of(order, lines));
            case Committed(var order, var lines) ->
                publish("catalog.stock.committed.v1", order, StockMoved.of(order, lines));
            case Ignored _, Contradicted _ -> {} // nothing has happened
        }
    }

    private void publish(String type, OrderId order, Object body) {
        outbox.publish(new OutgoingEvent("catalog.stock-events", order.toString(), type, order.toString(), body));
    }

    record StockMoved(UUID orderId, List<LineBody> lines) {

        static StockMoved of(OrderId order, List<Line> lines) {
            return new StockMoved(
                    order.value(),
                    lines.stream()
                            .map(line -> new LineBody(line.sku().value(), line.quantity()))
                            .toList());
        }
    }

    record LineBody(String sku, int quantity) {}

    record StockRefused(UUID orderId, List<ShortageBody> shortages) {

        static StockRefused of(OrderId order, List<Shortage> shortages) {
            return new StockRefused(
                    order.value(),
                    shortages.stream()
                            .map(line -> new ShortageBody(line.sku().value(), line.requested(), line.available()))
                            .toList());
        }
    }

    record ShortageBody(String sku, int requested, long available) {}
}
