package shop.bobbin.catalog.stock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.bobbin.catalog.Sku;

/**
 * All reservations, ended ones too. An order never has more than one, so locking its row serialises the handling of the
 * order's events.
 */
@Component
public class Reservations {

    private final JdbcClient jdbc;
    private final Clock clock;

    Reservations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A reservation that is neither released nor committed. */
    public record OpenReservation(UUID orderId, Instant since) {}

    /** Returns the oldest first, at most 100. */
    public List<OpenReservation> findOpenLongerThan(Duration age) {
        return jdbc.sql("""
                select order_id, made_at from reservations
                where status = 'RESERVED' and made_at < ? order by made_at limit 100""")
                .param(clock.instant().minus(age).atOffset(ZoneOffset.UTC))
                .query((row, _) -> new OpenReservation(
                        row.getObject(1, UUID.class), row.getTimestamp(2).toInstant()))
                .list();
    }

    /** Returns false, and changes nothing, if the order has a reservation already. */
    boolean create(OrderId order, ReservationStatus status) {
        return jdbc.sql("insert into reservations (order_id, status, made_at) values (?, ?, ?) on conflict do nothing")
                        .params(order.value(), status.name(), clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Locks the order's reservation until the transaction ends, and returns its status. */
    Optional<ReservationStatus> lock(OrderId order) {
        return jdbc.sql("select status from reservations where order_id = ? for update")
                .param(order.value())
                .query(String.class)
                .optional()
                .map(ReservationStatus::valueOf);
    }

    void updateStatus(OrderId order, ReservationStatus status) {
        jdbc.sql("update reservations set status = ? where order_id = ?")
                .params(status.name(), order.value())
                .update();
    }

    void addLines(OrderId order, List<ReservationLine> lines) {
        lines.forEach(line -> jdbc.sql("insert into reservation_lines (order_id, sku, quantity) values (?, ?, ?)")
                .params(order.value(), line.sku().value(), line.quantity())
                .update());
    }

    List<ReservationLine> findLines(OrderId order) {
        return jdbc.sql("select sku, quantity from reservation_lines where order_id = ? order by sku")
                .param(order.value())
                .query((row, _) -> new ReservationLine(new Sku(row.getString(1)), row.getInt(2)))
                .list();
    }
}
