package shop.bobbin.order.ordering;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.ordering.StartCaptureResult.AlreadyStarted;
import shop.bobbin.order.ordering.StartCaptureResult.NotReserved;
import shop.bobbin.order.ordering.StartCaptureResult.Started;
import shop.bobbin.order.ordering.TransitionResult.Changed;
import shop.bobbin.order.ordering.TransitionResult.Ignored;
import shop.bobbin.order.ordering.TransitionResult.Refused;
import shop.bobbin.order.payments.Paying;
import shop.bobbin.order.payments.PaymentOutcomes;

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
public class OrderSaga implements PaymentOutcomes {

    private static final Logger log = LoggerFactory.getLogger(OrderSaga.class);

    private final Transitions transitions;
    private final Paying paying;

    OrderSaga(Transitions transitions, Paying paying) {
        this.transitions = transitions;
        this.paying = paying;
    }

    // Events of the catalog

    public void stockReserved(OrderId id) {
        if (changed(id, transitions.apply(id, Order::stockReserved))) {
            paying.start(id);
        }
    }

    public void stockRefused(OrderId id) {
        if (changed(id, transitions.apply(id, Order::stockRefused))) {
            paying.voidPayment(id);
        }
    }

    // Deadline

    void stockTimedOut(OrderId id) {
        if (changed(id, transitions.apply(id, Order::stockTimedOut))) {
            paying.voidPayment(id);
        }
    }

    // Outcomes of the payment

    @Override
    public void lock(OrderId id) {
        transitions.lock(id);
    }

    @Override
    public Decision authorised(OrderId id) {
        return switch (transitions.startCapture(id)) {
            case Started _, AlreadyStarted _ -> Decision.CAPTURE;
            case NotReserved _ -> Decision.VOID;
        };
    }

    @Override
    public void declined(OrderId id) {
        changed(id, transitions.apply(id, Order::paymentDeclined));
    }

    @Override
    public void captureRefused(OrderId id) {
        changed(id, transitions.apply(id, Order::captureRefused));
    }

    @Override
    public void captured(OrderId id) {
        changed(id, transitions.apply(id, Order::paymentCaptured));
    }

    @Override
    public void voided(OrderId id) {
        changed(id, transitions.apply(id, Order::authorisationVoided));
    }

    @Override
    public void timedOut(OrderId id) {
        changed(id, transitions.apply(id, Order::paymentTimedOut));
    }

    /** Whether the order changed. */
    private static boolean changed(OrderId id, TransitionResult result) {
        return switch (result) {
            case Changed(var event) -> {
                log.debug("{}", event);
                yield true;
            }
            case Ignored(var status) -> {
                log.debug("Order {} is already {}: event ignored", id, status);
                yield false;
            }
            case Refused(var reason) ->
                throw new IllegalStateException("only a cancellation can be refused: " + reason);
        };
    }
}
