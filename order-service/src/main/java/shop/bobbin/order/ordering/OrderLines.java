package shop.bobbin.order.ordering;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import shop.bobbin.order.Money;

/** The lines of an order: 1 to 50, each product once, one currency. They never change once it is placed. */
public record OrderLines(List<OrderLine> lines) implements Iterable<OrderLine> {

    private static final int MOST = 50;

    public OrderLines {
        if (lines.isEmpty() || lines.size() > MOST) {
            throw new IllegalArgumentException("an order has 1 to " + MOST + " lines, not " + lines.size());
        }
        if (lines.stream().map(OrderLine::sku).distinct().count() < lines.size()) {
            throw new IllegalArgumentException("an order names each product once");
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
