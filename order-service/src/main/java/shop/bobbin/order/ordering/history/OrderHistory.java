package shop.bobbin.order.ordering.history;

import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.ordering.OrderEvent;
import shop.bobbin.order.ordering.OrderEvent.OrderCancelled;
import shop.bobbin.order.ordering.OrderEvent.OrderConfirmed;
import shop.bobbin.order.ordering.OrderEvent.OrderPlaced;
import shop.bobbin.order.ordering.OrderEvent.OrderRejected;
import shop.bobbin.order.ordering.OrderEvent.OrderReserved;
import shop.bobbin.order.ordering.OrderStatus;

/** The audit log of all orders: one entry for each transition, append-only. */
@Component
public class OrderHistory {

    private final JdbcClient jdbc;

    OrderHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void append(OrderEvent event) {
        var details = event.details();
        jdbc.sql("insert into order_history (order_id, version, status, cause, at) values (?, ?, ?, ?, ?)")
                .params(
                        details.orderId().value(),
                        details.version(),
                        status(event).name(),
                        cause(event),
                        Timestamp.from(details.occurredAt()))
                .update();
    }

    public List<HistoryEntry> of(OrderId order) {
        return of(order, 0);
    }

    /** The entries after the given version, oldest first. */
    public List<HistoryEntry> of(OrderId order, long afterVersion) {
        return jdbc.sql("""
                        select version, status, cause, at from order_history
                        where order_id = ? and version > ? order by version
                        """)
                .params(order.value(), afterVersion)
                .query((row, _) -> new HistoryEntry(
                        row.getLong("version"),
                        OrderStatus.valueOf(row.getString("status")),
                        row.getString("cause"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    private static OrderStatus status(OrderEvent event) {
        return switch (event) {
            case OrderPlaced _ -> OrderStatus.PLACED;
            case OrderReserved _ -> OrderStatus.RESERVED;
            case OrderConfirmed _ -> OrderStatus.CONFIRMED;
            case OrderRejected _ -> OrderStatus.REJECTED;
            case OrderCancelled _ -> OrderStatus.CANCELLED;
        };
    }

    private static String cause(OrderEvent event) {
        return switch (event) {
            case OrderPlaced _ -> "CHECKED_OUT";
            case OrderReserved _ -> "STOCK_RESERVED";
            case OrderConfirmed _ -> "PAYMENT_CAPTURED";
            case OrderRejected rejected -> rejected.reason().name();
            case OrderCancelled cancelled -> cancelled.reason().name();
        };
    }
}
