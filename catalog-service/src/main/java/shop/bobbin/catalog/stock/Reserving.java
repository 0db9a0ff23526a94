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
import shop.bobbin.catalog.stock.ReservationResult.Refused;
import shop.bobbin.catalog.stock.ReservationResult.Released;
import shop.bobbin.catalog.stock.ReservationResult.Reserved;

/**
 * Reserves for an order all of its lines or none, and later releases or commits them.
 *
 * <p>Only the order decides how its reservation ends. It may take days, if it must: what expires by itself here would be
 * sold to somebody else while the first customer is being charged for it.
 *
 * <p>Locks are taken in this order: the order's reservation, stock rows by sku, product rows by sku.
 */
@Component
public class Reserving {

    private final Reservations reservations;
    private final StockTable stock;
    private final Merchandising merchandising;
    private final StockEvents events;
    private final Discrepancies discrepancies;

    Reserving(
            Reservations reservations,
            StockTable stock,
            Merchandising merchandising,
            StockEvents events,
            Discrepancies discrepancies) {
        this.reservations = reservations;
        this.stock = stock;
        this.merchandising = merchandising;
        this.events = events;
        this.discrepancies = discrepancies;
    }

    @Transactional
    public ReservationResult reserve(OrderId order, List<Line> wanted) {
        var lines = merged(wanted);
        if (!reservations.open(order, ReservationStatus.RESERVED)) {
            return again(order, lines);
        }
        var levels = stock.lock(skus(lines));
        var shortages = shortages(lines, levels);
        if (!shortages.isEmpty()) {
            reservations.set(order, ReservationStatus.REFUSED);
            return told(new Refused(order, shortages));
        }
        stock.reserve(lines);
        reservations.keepLines(order, lines);
        tellLevels(lines, levels, -1);
        return told(new Reserved(order, lines));
    }

    private ReservationResult again(OrderId order, List<Line> lines) {
        var status = reservations.lock(order).orElseThrow();
        return switch (status) {
            case REFUSED, RELEASED -> new Ignored(status); // there may be no lines to compare
            case RESERVED, COMMITTED ->
                areReserved(lines, order) ? new Ignored(status) : discrepancies.report(order, Discrepancy.OTHER_LINES);
        };
    }

    private boolean areReserved(List<Line> lines, OrderId order) {
        return Set.copyOf(lines).equals(Set.copyOf(reservations.lines(order)));
    }

    /** The order has ended without a sale. One that ends before it was seen here leaves a mark, and never reserves. */
    @Transactional
    public ReservationResult release(OrderId order) {
        if (reservations.open(order, ReservationStatus.RELEASED)) {
            return new Ignored(ReservationStatus.RELEASED);
        }
        var status = reservations.lock(order).orElseThrow();
        return switch (status) {
            case RESERVED -> released(order);
            case REFUSED, RELEASED -> new Ignored(status);
            case COMMITTED -> discrepancies.report(order, Discrepancy.ENDED_AFTER_SALE);
        };
    }

    private ReservationResult released(OrderId order) {
        var lines = reservations.lines(order);
        var levels = stock.lock(skus(lines));
        stock.release(lines);
        reservations.set(order, ReservationStatus.RELEASED);
        tellLevels(lines, levels, +1);
        return told(new Released(order, lines));
    }

    /**
     * The pieces are sold: those that are reserved, also if the order lists others.
     *
     * @param sold what the order lists
     */
    @Transactional
    public ReservationResult commit(OrderId order, List<Line> sold) {
        var status = reservations.lock(order).orElse(null);
        return switch (status) {
            case null -> discrepancies.report(order, Discrepancy.CONFIRMED_WITHOUT_RESERVATION);
            case REFUSED -> discrepancies.report(order, Discrepancy.CONFIRMED_AFTER_REFUSAL);
            case RELEASED -> discrepancies.report(order, Discrepancy.CONFIRMED_AFTER_RELEASE);
            case RESERVED, COMMITTED -> {
                if (!areReserved(merged(sold), order)) {
                    discrepancies.report(order, Discrepancy.OTHER_LINES);
                }
                yield status == ReservationStatus.RESERVED ? committed(order) : new Ignored(status);
            }
        };
    }

    private ReservationResult committed(OrderId order) {
        var lines = reservations.lines(order);
        stock.lock(skus(lines));
        stock.commit(lines);
        reservations.set(order, ReservationStatus.COMMITTED);
        return told(new Committed(order, lines));
    }

    private ReservationResult told(ReservationResult result) {
        events.publish(result);
        return result;
    }

    private void tellLevels(List<Line> lines, Map<Sku, StockLevel> before, int direction) {
        for (var line : lines) {
            var onHand = before.getOrDefault(line.sku(), new StockLevel(line.sku(), 0, 0, 0, 0))
                    .onHand();
            var after = Availability.of(onHand + direction * line.quantity());
            if (after != Availability.of(onHand)) {
                merchandising.availabilityChanged(line.sku(), after);
            }
        }
    }

    private static List<Shortage> shortages(List<Line> lines, Map<Sku, StockLevel> levels) {
        return lines.stream()
                .map(line -> {
                    var level = levels.get(line.sku());
                    return new Shortage(line.sku(), line.quantity(), level == null ? 0 : level.onHand());
                })
                .filter(line -> line.requested() > line.available())
                .toList();
    }

    /** One line a product, in the order of their skus. */
    private static List<Line> merged(List<Line> lines) {
        var quantities = new TreeMap<Sku, Integer>();
        lines.forEach(line -> quantities.merge(line.sku(), line.quantity(), Math::addExact));
        return quantities.entrySet().stream()
                .map(entry -> new Line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Collection<Sku> skus(List<Line> lines) {
        return lines.stream().map(Line::sku).toList();
    }
}
