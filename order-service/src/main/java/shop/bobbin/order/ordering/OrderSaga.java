package shop.bobbin.order.ordering;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.ordering.ChargeResult.Granted;
import shop.bobbin.order.ordering.ChargeResult.GrantedBefore;
import shop.bobbin.order.ordering.TransitionResult.Changed;
import shop.bobbin.order.ordering.TransitionResult.Ignored;
import shop.bobbin.order.ordering.TransitionResult.Refused;
import shop.bobbin.order.payments.Paying;
import shop.bobbin.order.payments.PaymentOutcomes;

/**
 * Moves a placed order to its end: one method for each thing that the catalog, the payment or the clock may tell. The
 * order decides what comes of it; what is told late or twice changes nothing.
 *
 * <p>Compensation: the catalog gives goods back when it reads that an order was rejected or cancelled; the payment is
 * called off here, in the transaction that ends the order.
 */
@Component
@Transactional
public class OrderSaga implements PaymentOutcomes {

    private static final Logger log = LoggerFactory.getLogger(OrderSaga.class);

    private final Transitions transitions;
    private final Paying payments;

    OrderSaga(Transitions transitions, Paying payments) {
        this.transitions = transitions;
        this.payments = payments;
    }

    // The catalog tells

    public void stockReserved(OrderId id) {
        if (changed(id, transitions.apply(id, Order::reserve))) {
            payments.start(id);
        }
    }

    public void stockRefused(OrderId id) {
        if (changed(id, transitions.apply(id, Order::refuseStock))) {
            payments.voidPayment(id);
        }
    }

    // The clock tells

    void reservationOverdue(OrderId id) {
        if (changed(id, transitions.apply(id, Order::giveUpStock))) {
            payments.voidPayment(id);
        }
    }

    // The payment tells

    @Override
    public void lock(OrderId id) {
        transitions.lock(id);
    }

    @Override
    public Decision authorised(OrderId id) {
        return switch (transitions.charge(id)) {
            case Granted _, GrantedBefore _ -> Decision.CAPTURE;
            case ChargeResult.Refused _ -> Decision.VOID;
        };
    }

    @Override
    public void declined(OrderId id) {
        changed(id, transitions.apply(id, Order::decline));
    }

    @Override
    public void captureRefused(OrderId id) {
        changed(id, transitions.apply(id, Order::refuseCapture));
    }

    @Override
    public void captured(OrderId id) {
        changed(id, transitions.apply(id, Order::confirm));
    }

    @Override
    public void voided(OrderId id) {
        changed(id, transitions.apply(id, Order::chargeVoided));
    }

    @Override
    public void timedOut(OrderId id) {
        changed(id, transitions.apply(id, Order::giveUpPayment));
    }

    private static boolean changed(OrderId id, TransitionResult result) {
        return switch (result) {
            case Changed(var event) -> {
                log.debug("{}", event);
                yield true;
            }
            case Ignored(var status) -> {
                log.debug("Order {} is {} already: nothing to do", id, status);
                yield false;
            }
            case Refused(var why) -> throw new IllegalStateException("nobody but a customer is refused: " + why);
        };
    }
}
