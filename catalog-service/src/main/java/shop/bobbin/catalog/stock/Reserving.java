package shop.bobbin.catalog.stock;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.catalog.Sku;
import shop.bobbin.catalog.products.Availability;
import shop.bobbin.catalog.products.Merchandising;
import shop.bobbin.catalog.stock.ReservationResult.Committed;
import shop.bobbin.catalog.stock.ReservationResult.Ignored;
import shop.bobbin.catalog.stock.ReservationResult.InsufficientStock;
import shop.bobbin.catalog.stock.ReservationResult.Released;
import shop.bobbin.catalog.stock.ReservationResult.Reserved;

/**
 * Reserves stock for orders: all lines of an order or none. Later events of the order release or commit the reservation.
 *
 * <p>A reservation does not expire. Only an event of its order ends it, even after days: if it expired here, its stock could be
 * sold to another customer while the payment is being captured.
 *
 * <p>Rows are locked in this order, which prevents deadlocks: the order's reservation, stock levels by SKU, products by SKU.
 */
@Component
public class Reserving {

    private final Reservations reservations;
    private final StockLevels levels;
    private final Merchandising merchandising;
    private final StockEvents events;
    private final DiscrepancyReporter discrepancies;

    Reserving(
            Reservations reservations,
            StockLevels levels,
            Merchandising merchandising,
            StockEvents events,
            DiscrepancyReporter discrepancies) {
        this.reservations = reservations;
        this.levels = levels;
        this.merchandising = merchandising;
        this.events = events;
        this.discrepancies = discrepancies;
    }

    @Transactional
    public ReservationResult reserve(OrderId order, List<ReservationLine> requested) {
        var lines = mergeBySku(requested);
        if (!reservations.create(order, ReservationStatus.RESERVED)) {
            return handleRepeated(order, lines);
        }
        var before = levels.lock(skus(lines));
        var shortages = findShortages(lines, before);
        if (!shortages.isEmpty()) {
            reservations.updateStatus(order, ReservationStatus.REFUSED);
            return publish(new InsufficientStock(order, shortages));
        }
        levels.reserve(lines);
        reservations.addLines(order, lines);
        updateAvailability(lines, before, -1);
        return publish(new Reserved(order, lines));
    }

    private ReservationResult handleRepeated(OrderId order, List<ReservationLine> lines) {
        var status = reservations.lock(order).orElseThrow();
        return switch (status) {
            case REFUSED, RELEASED -> new Ignored(status); // may have no lines to compare with
            case RESERVED, COMMITTED ->
                matches(lines, reservations.findLines(order))
                        ? new Ignored(status)
                        : discrepancies.report(order, Discrepancy.LINES_DIFFER);
        };
    }

    private static boolean matches(List<ReservationLine> lines, List<ReservationLine> reserved) {
        return Set.copyOf(lines).equals(Set.copyOf(reserved));
    }

    /**
     * Makes the reserved stock available again, because the order was rejected or cancelled. If the event of that arrives
     * before the one that the order was placed, a reservation without lines is stored as RELEASED, so that the late one
     * reserves nothing.
     */
    @Transactional
    public ReservationResult release(OrderId order) {
        if (reservations.create(order, ReservationStatus.RELEASED)) {
            return new Ignored(ReservationStatus.RELEASED);
        }
        var status = reservations.lock(order).orElseThrow();
        return switch (status) {
            case RESERVED -> releaseStock(order);
            case REFUSED, RELEASED -> new Ignored(status);
            case COMMITTED -> discrepancies.report(order, Discrepancy.ENDED_AFTER_SALE);
        };
    }

    private ReservationResult releaseStock(OrderId order) {
        var lines = reservations.findLines(order);
        var before = levels.lock(skus(lines));
        levels.release(lines);
        reservations.updateStatus(order, ReservationStatus.RELEASED);
        updateAvailability(lines, before, +1);
        return publish(new Released(order, lines));
    }

    /**
     * Marks the reserved stock as sold, because the order was confirmed.
     *
     * @param sold the lines of the confirmed order; if they differ, the reserved lines are sold and the difference is reported
     */
    @Transactional
    public ReservationResult commit(OrderId order, List<ReservationLine> sold) {
        var status = reservations.lock(order).orElse(null);
        return switch (status) {
            case null -> discrepancies.report(order, Discrepancy.CONFIRMED_WITHOUT_RESERVATION);
            case REFUSED -> discrepancies.report(order, Discrepancy.CONFIRMED_AFTER_REFUSAL);
            case RELEASED -> discrepancies.report(order, Discrepancy.CONFIRMED_AFTER_RELEASE);
            case RESERVED, COMMITTED -> {
                var reserved = reservations.findLines(order);
                if (!matches(mergeBySku(sold), reserved)) {
                    discrepancies.report(order, Discrepancy.LINES_DIFFER);
                }
                yield status == ReservationStatus.RESERVED ? commitStock(order, reserved) : new Ignored(status);
            }
        };
    }

    private ReservationResult commitStock(OrderId order, List<ReservationLine> lines) {
        levels.lock(skus(lines));
        levels.commit(lines);
        reservations.updateStatus(order, ReservationStatus.COMMITTED);
        return publish(new Committed(order, lines));
    }

    private ReservationResult publish(ReservationResult result) {
        events.publish(result);
        return result;
    }

    private void updateAvailability(List<ReservationLine> lines, Map<Sku, StockLevel> before, int sign) {
        for (var line : lines) {
            var onHand = before.getOrDefault(line.sku(), StockLevel.empty(line.sku()))
                    .onHand();
            var after = Availability.of(onHand + sign * line.quantity());
            if (after != Availability.of(onHand)) {
                merchandising.updateAvailability(line.sku(), after);
            }
        }
    }

    private static List<Shortage> findShortages(List<ReservationLine> lines, Map<Sku, StockLevel> levels) {
        return lines.stream()
                .map(line -> {
                    var level = levels.getOrDefault(line.sku(), StockLevel.empty(line.sku()));
                    return new Shortage(line.sku(), line.quantity(), level.onHand());
                })
                .filter(line -> line.requested() > line.available())
                .toList();
    }

    /** Returns one line for each product, ordered by SKU. */
    private static List<ReservationLine> mergeBySku(List<ReservationLine> lines) {
        var quantities = new TreeMap<Sku, Integer>();
        lines.forEach(line -> quantities.merge(line.sku(), line.quantity(), Math::addExact));
        return quantities.entrySet().stream()
                .map(entry -> new ReservationLine(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Collection<Sku> skus(List<ReservationLine> lines) {
        return lines.stream().map(ReservationLine::sku).toList();
    }
}
