package shop.bobbin.order.payments;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.order.DatabaseClock;
import shop.bobbin.order.Money;
import shop.bobbin.order.OrderId;

/** What an order asks of its payment, in the transaction that changes the order, under the order's lock. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Payments {

    private final PaymentRecords payments;
    private final PaymentsSettings settings;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    Payments(
            PaymentRecords payments, PaymentsSettings settings, DatabaseClock clock, ApplicationEventPublisher events) {
        this.payments = payments;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    /** Remembers how the order is to be paid. Nothing is asked of the provider yet. */
    public void prepare(OrderId order, Money amount, CardToken cardToken) {
        payments.add(Payment.waiting(order, amount, cardToken, clock.instant()));
    }

    /** Authorises, and captures if the order then still wants it. */
    public void start(OrderId order) {
        payments.update(payments.lock(order).start(clock.instant(), settings.deadline()));
        events.publishEvent(new PaymentDue());
    }

    /** The order is over: sees to it that nothing is taken, and that nothing stays authorised. */
    public void callOff(OrderId order) {
        payments.update(payments.lock(order).callOff(clock.instant()));
        events.publishEvent(new PaymentDue());
    }
}
