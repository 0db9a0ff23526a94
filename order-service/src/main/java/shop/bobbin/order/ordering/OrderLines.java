package shop.bobbin.order.ordering;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import shop.bobbin.order.Money;

/** The lines of an order: 1 to 50, each product once, all in one currency. Immutable. */
public record OrderLines(List<OrderLine> lines) implements Iterable<OrderLine> {

    private static final int MAX = 50;

    public OrderLines {
        if (lines.isEmpty() || lines.size() > MAX) {
            throw new IllegalArgumentException("an order has 1 to " + MAX + " lines, not " + lines.size());
        }
        if (lines.stream().map(OrderLine::sku).distinct().count() < lines.size()) {
            throw new IllegalArgumentException("an order has each product once");
        }
        lines = List.copyOf(lines);
    }

    public Money total() {
        return lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
    }

    public Stream<OrderLine> stream() {
        return lines.stream();
    }

    @Override
    public Iterator<OrderLine> iterator() {
        return lines.iterator();
    }
}
