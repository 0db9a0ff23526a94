package shop.bobbin.order.ordering;

import java.time.Instant;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.ordering.Order.StartCaptureResult.AlreadyStarted;
import shop.bobbin.order.ordering.Order.StartCaptureResult.NotReserved;
import shop.bobbin.order.ordering.Order.StartCaptureResult.Started;
import shop.bobbin.order.ordering.TransitionResult.Changed;
import shop.bobbin.order.ordering.TransitionResult.Ignored;
import shop.bobbin.order.ordering.TransitionResult.Refused;
import shop.bobbin.order.ordering.Transitions.LockedOrder;
import shop.bobbin.order.payments.PayableOrders;
import shop.bobbin.order.payments.Paying;

/**
 * The saga of an order, from the checkout to its end. It orchestrates the payment and is choreographed with the catalog.
 *
 * <pre>
 * from      event               transition                        next step, or compensation
 * ────────  ──────────────────  ────────────────────────────────  ─────────────────────────────────────────
 * customer  checkout            (new) ▶ PLACED                    the catalog reserves the stock
 * catalog   stock reserved      PLACED ▶ RESERVED                 start the payment: authorise the amount
 * catalog   stock refused       PLACED ▶ REJECTED                 end the payment that has not started
 * deadline  stock timed out     PLACED ▶ CANCELLED                end the payment, release the stock
 * payment   authorised          RESERVED ▶ RESERVED, capturing    capture the amount
 * payment   declined            RESERVED ▶ REJECTED               release the stock
 * payment   timed out           RESERVED ▶ CANCELLED              void (done in payments), release the stock
 * payment   captured            capturing ▶ CONFIRMED             the catalog commits the stock
 * payment   capture refused     capturing ▶ REJECTED              release the stock
 * payment   voided              capturing ▶ CANCELLED             release the stock
 * customer  cancellation        PLACED, RESERVED ▶ CANCELLED      void the payment, release the stock
 * </pre>
 *
 * The catalog releases the stock when it reads the event that the order was rejected or cancelled. The transaction that
 * ends the order also marks the payment to be voided; the provider is called later. "Capturing" is a flag of RESERVED: rows
 * with only RESERVED mean an order that is not capturing. An event that comes late or twice finds another state and has no
 * effect; a repeated "authorised" gets the same decision. The customer's two rows are in {@link Ordering}.
 */
@Component
@Transactional
public class OrderSaga implements PayableOrders {

    private static final Logger log = LoggerFactory.getLogger(OrderSaga.class);

    private final Transitions transitions;
    private final Paying paying;

    OrderSaga(Transitions transitions, Paying paying) {
        this.transitions = transitions;
        this.paying = paying;
    }

    // Events of the catalog

    public void stockReserved(OrderId id) {
        var order = transitions.lock(id);
        if (changes(order, Order::stockReserved)) {
            paying.start(id, order.lockedAt());
        }
    }

    public void stockRefused(OrderId id) {
        var order = transitions.lock(id);
        if (changes(order, Order::stockRefused)) {
            paying.voidPayment(id, order.lockedAt());
        }
    }

    // Deadline

    public void stockTimedOut(OrderId id) {
        var order = transitions.lock(id);
        if (changes(order, Order::stockTimedOut)) {
            paying.voidPayment(id, order.lockedAt());
        }
    }

    // Outcomes of the payment

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public PayableOrder lock(OrderId id) {
        return new Outcomes(transitions.lock(id));
    }

    private final class Outcomes implements PayableOrder {

        private final LockedOrder order;

        Outcomes(LockedOrder order) {
            this.order = order;
        }

        @Override
        public Instant lockedAt() {
            return order.lockedAt();
        }

        @Override
        public Decision authorised() {
            return switch (transitions.startCapture(order)) {
                case Started _, AlreadyStarted _ -> Decision.CAPTURE;
                case NotReserved _ -> Decision.VOID;
            };
        }

        @Override
        public void declined() {
            changes(order, Order::paymentDeclined);
        }

        @Override
        public void captureRefused() {
            changes(order, Order::captureRefused);
        }

        @Override
        public void captured() {
            changes(order, Order::paymentCaptured);
        }

        @Override
        public void voided() {
            changes(order, Order::authorisationVoided);
        }

        @Override
        public void timedOut() {
            changes(order, Order::paymentTimedOut);
        }
    }

    /** Applies the command. Returns whether the order has changed. */
    private boolean changes(LockedOrder order, BiFunction<Order, Instant, TransitionResult> command) {
        return switch (transitions.apply(order, command)) {
            case Changed(var event) -> {
                log.debug("{}", event);
                yield true;
            }
            case Ignored(var status) -> {
                log.debug("Order {} is already {}: event ignored", order.order().id(), status);
                yield false;
            }
            case Refused(var reason) ->
                throw new IllegalStateException("only a cancellation can be refused: " + reason);
        };
    }
}
