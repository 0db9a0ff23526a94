package shop.bobbin.order.payments;

import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.order.Money;
import shop.bobbin.order.OrderId;

/**
 * Use case of the orders: prepare, start and void an order's payment. Runs in the transaction that changes the order, while
 * the order is locked. The calls to the provider follow after the commit, by the {@link PaymentWorker}.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Paying {

    private final Payments payments;
    private final PaymentsSettings settings;
    private final ApplicationEventPublisher events;

    Paying(Payments payments, PaymentsSettings settings, ApplicationEventPublisher events) {
        this.payments = payments;
        this.settings = settings;
        this.events = events;
    }

    /** Stores how the order is to be paid. The provider is not called yet. */
    public void prepare(OrderId order, Money amount, CardToken cardToken, Instant now) {
        payments.add(Payment.waiting(order, amount, cardToken, now));
    }

    /** Authorises the amount, then captures or voids it, as the order decides. */
    public void start(OrderId order, Instant now) {
        payments.update(payments.lock(order).start(now, settings.deadline()));
        events.publishEvent(new PaymentBecameDue());
    }

    /**
     * The order has ended without a payment: nothing is captured, and an authorisation is voided.
     *
     * @throws IllegalStateException if the payment is being captured or is captured
     */
    public void voidPayment(OrderId order, Instant now) {
        payments.update(payments.lock(order).voidPayment(now));
        events.publishEvent(new PaymentBecameDue());
    }
}
