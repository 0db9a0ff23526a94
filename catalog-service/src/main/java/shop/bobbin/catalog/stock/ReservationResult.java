package shop.bobbin.catalog.stock;

import java.util.List;

/** What became of an order's wish concerning the stock. */
public sealed interface ReservationResult {

    record Reserved(OrderId order, List<Line> lines) implements ReservationResult {}

    /** Not one line was taken, since not all could be. */
    record Refused(OrderId order, List<Shortage> shortages) implements ReservationResult {}

    record Released(OrderId order, List<Line> lines) implements ReservationResult {}

    record Committed(OrderId order, List<Line> lines) implements ReservationResult {}

    /** The message contradicts the reservation: nothing was changed. */
    record Contradicted(Discrepancy kind) implements ReservationResult {}

    /** The message came late, or again. */
    record Ignored(ReservationStatus status) implements ReservationResult {}
}
