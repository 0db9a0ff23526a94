package shop.bobbin.journeys.invariants;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import shop.bobbin.journeys.control.Database;
import shop.bobbin.journeys.invariants.PaymentLedger.Entry;

/** Compares the orders with the provider's ledger, since the shop's own records could be wrong about the money. */
record ConfirmedOrdersAreCapturedOnce(Database orders, PaymentLedger ledger) implements Invariant {

    @Override
    public String statement() {
        return "each confirmed order is captured exactly once, and no other order";
    }

    @Override
    public List<String> violations() {
        var confirmed = orders.query("select id, total_amount from orders where status = 'CONFIRMED'").stream()
                .collect(Collectors.toMap(List::getFirst, row -> List.of(row.getLast())));
        return violations(confirmed, ledger.entries());
    }

    /** @param confirmed the amounts to be captured, by order */
    static List<String> violations(Map<String, List<String>> confirmed, List<Entry> ledger) {
        var captured = new TreeMap<String, List<String>>();
        var open = new ArrayList<String>();
        for (var entry : ledger) {
            var order = entry.reference();
            switch (entry.kind()) {
                case "AUTHORISED" -> open.add(order);
                case "VOIDED" -> open.remove(order);
                case "CAPTURED" -> {
                    open.remove(order);
                    captured.computeIfAbsent(order, key -> new ArrayList<>()).add(entry.amount());
                }
                default -> {} // declined: nothing was authorised
            }
        }
        var violations = new ArrayList<>(Differences.between("captures of order", confirmed, captured));
        open.forEach(order -> violations.add("authorised but neither captured nor voided: order " + order));
        return violations;
    }
}
