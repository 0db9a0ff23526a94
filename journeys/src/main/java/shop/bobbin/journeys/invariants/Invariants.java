package shop.bobbin.journeys.invariants;

import java.time.Duration;
import java.util.List;
import shop.bobbin.journeys.Polling;
import shop.bobbin.journeys.RunningShop;

/** The invariants of the whole shop. */
public final class Invariants {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final List<Invariant> all;

    public Invariants(RunningShop shop) {
        var control = shop.control();
        all = List.of(
                new AcceptedOrdersEnd(control.database("orders"), shop::acceptedOrders),
                new StockIsConserved(control.database("catalog"), control.database("orders")),
                new ConfirmedOrdersAreCapturedOnce(
                        control.database("orders"), new PaymentLedger(control.url("payment-simulator"))),
                new CommittedEventsArePublished(control));
    }

    /** Waits until each of them holds; throws an {@link InvariantViolatedException} for the first that does not. */
    public void verify() {
        for (var invariant : all) {
            var violations = Polling.until(TIMEOUT, invariant::violations, List::isEmpty);
            if (!violations.isEmpty()) {
                throw new InvariantViolatedException(invariant.statement(), violations);
            }
        }
    }
}
