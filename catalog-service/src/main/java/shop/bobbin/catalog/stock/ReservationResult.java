package shop.bobbin.catalog.stock;

import java.util.List;

/** The outcome of reserving, releasing or committing the stock of an order. */
public sealed interface ReservationResult {

    record Reserved(OrderId order, List<ReservationLine> lines) implements ReservationResult {}

    /** Nothing is reserved, since at least one line exceeds the stock. */
    record InsufficientStock(OrderId order, List<Shortage> shortages) implements ReservationResult {}

    record Released(OrderId order, List<ReservationLine> lines) implements ReservationResult {}

    record Committed(OrderId order, List<ReservationLine> lines) implements ReservationResult {}

    /** The order event contradicts the reservation, which is unchanged. */
    record DiscrepancyFound(Discrepancy kind) implements ReservationResult {}

    /** The order event is late or a duplicate; the reservation is unchanged. */
    record Ignored(ReservationStatus status) implements ReservationResult {}
}
