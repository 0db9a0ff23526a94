package shop.bobbin.journeys.invariants;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import shop.bobbin.journeys.OrderStatus;
import shop.bobbin.journeys.control.Database;

/** @param accepted the ids of the orders that customers have got a 201 for */
record AcceptedOrdersEnd(Database orders, Supplier<List<String>> accepted) implements Invariant {

    @Override
    public String statement() {
        return "an accepted order is never lost, and ends";
    }

    @Override
    public List<String> violations() {
        var statuses = orders.query("select id, status from orders").stream()
                .collect(Collectors.toMap(List::getFirst, row -> OrderStatus.valueOf(row.getLast())));
        return accepted.get().stream()
                .filter(order ->
                        !statuses.containsKey(order) || !statuses.get(order).isFinal())
                .map(order -> "order %s is %s".formatted(order, statuses.get(order)))
                .toList();
    }
}
