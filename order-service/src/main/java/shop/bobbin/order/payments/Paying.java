package shop.bobbin.order.payments;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.order.DatabaseClock;
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
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    Paying(Payments payments, PaymentsSettings settings, DatabaseClock clock, ApplicationEventPublisher events) {
        this.payments = payments;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    /** Stores how the order is to be paid. The provider is not called yet. */
    public void prepare(OrderId order, Money amount, CardToken cardToken) {
        payments.add(Payment.waiting(order, amount, cardToken, clock.instant()));
    }

    /** Authorises the amount, then captures or voids it, as the order decides. */
    public void start(OrderId order) {
        payments.update(payments.lock(order).start(clock.instant(), settings.deadline()));
        events.publishEvent(new PaymentBecameDue());
    }

    /**
     * The order has ended without a payment: nothing is captured, and an authorisation is voided.
     *
     * @throws IllegalStateException if the payment is being captured or is captured
     */
    public void voidPayment(OrderId order) {
        payments.update(payments.lock(order).voidPayment(clock.instant()));
        events.publishEvent(new PaymentBecameDue());
    }
}
