package shop.bobbin.order.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shop.bobbin.order.DatabaseClock;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.payments.ProviderResponse.Authorised;
import shop.bobbin.order.payments.ProviderResponse.Captured;
import shop.bobbin.order.payments.ProviderResponse.Declined;
import shop.bobbin.order.payments.ProviderResponse.Indeterminate;
import shop.bobbin.order.payments.ProviderResponse.InvalidRequest;
import shop.bobbin.order.payments.ProviderResponse.Voided;

/**
 * Advances a claimed payment by at most one call to the provider, made outside any transaction. The response is recorded in
 * one transaction together with its effect on the order.
 *
 * <p>A capture is requested only after the order has committed to it ({@link PaymentOutcomes#authorised}). From then on the
 * order does not change until the provider reports "captured" or "voided", or definitely refuses the capture. The
 * idempotency key of each request is derived from the order, so a retry, or a call by two instances at once, has no second
 * effect.
 */
@Component
class PaymentSteps {

    private static final Logger log = LoggerFactory.getLogger(PaymentSteps.class);

    private final PaymentProvider provider;
    private final Payments payments;
    private final PaymentOutcomes orders;
    private final TransactionTemplate transaction;
    private final PaymentsSettings settings;
    private final DatabaseClock clock;
    private final RandomGenerator random;

    PaymentSteps(
            PaymentProvider provider,
            Payments payments,
            PaymentOutcomes orders,
            TransactionTemplate transaction,
            PaymentsSettings settings,
            DatabaseClock clock,
            RandomGenerator random) {
        this.provider = provider;
        this.payments = payments;
        this.orders = orders;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /** @return the payment after this step */
    Payment advance(Payment claimed) {
        if (claimed.state() == PaymentState.AUTHORISING && claimed.isTimedOut(clock.instant())) {
            return change(claimed.orderId(), this::timeOut);
        }
        var response = call(claimed);
        return change(claimed.orderId(), (payment, now) -> apply(payment, response, now));
    }

    private ProviderResponse call(Payment payment) {
        return switch (payment.state()) {
            case AUTHORISING -> authorise(payment);
            // After the deadline a capture without a definite response is voided. If the amount was captured after all,
            // the provider refuses the void with "captured": what it has recorded decides.
            case CAPTURING -> payment.isTimedOut(clock.instant()) ? voidAuthorisation(payment) : capture(payment);
            case CAPTURE_REFUSED -> voidAuthorisation(payment);
            // If the response to "authorise" was lost, the id to void is unknown. Authorising again under the same key
            // returns the only authorisation that can exist, which is then voided. A search could miss a request that
            // is still in transit.
            case VOIDING -> payment.authorisation() == null ? authorise(payment) : voidAuthorisation(payment);
            case WAITING, CAPTURED, VOIDED, DECLINED ->
                throw new IllegalStateException(
                        "payment of order " + payment.orderId() + " is " + payment.state() + ": no call is due");
        };
    }

    private ProviderResponse authorise(Payment payment) {
        return provider.authorise(payment.orderId(), payment.amount(), payment.cardToken());
    }

    private ProviderResponse capture(Payment payment) {
        return provider.capture(payment.orderId(), Objects.requireNonNull(payment.authorisation()));
    }

    private ProviderResponse voidAuthorisation(Payment payment) {
        return provider.voidAuthorisation(payment.orderId(), Objects.requireNonNull(payment.authorisation()));
    }

    /** Applies the response to the present state, which may have changed during the call. */
    private Payment apply(Payment payment, ProviderResponse response, Instant now) {
        return switch (payment.state()) {
            case AUTHORISING -> authorising(payment, response, now);
            case CAPTURING -> capturing(payment, response, now);
            case CAPTURE_REFUSED -> captureRefused(payment, response, now);
            case VOIDING -> voiding(payment, response, now);
            case WAITING, CAPTURED, VOIDED, DECLINED -> payment;
        };
    }

    private Payment authorising(Payment payment, ProviderResponse response, Instant now) {
        return switch (response) {
            case Authorised(var id) ->
                switch (orders.authorised(payment.orderId())) {
                    case CAPTURE -> payment.startCapture(id, now);
                    case VOID -> payment.voidAuthorisation(id, now);
                };
            case Declined(var reason) -> {
                log.info("Order {}: card declined, {}", payment.orderId(), reason);
                orders.declined(payment.orderId());
                yield payment.end(PaymentState.DECLINED, now);
            }
            case InvalidRequest(var problemType) -> {
                log.warn("Order {}: the payment provider refuses to authorise, {}", payment.orderId(), problemType);
                orders.declined(payment.orderId());
                yield payment.end(PaymentState.DECLINED, now);
            }
            case Captured _, Voided _, Indeterminate _ -> retry(payment, response, now);
        };
    }

    private Payment capturing(Payment payment, ProviderResponse response, Instant now) {
        return switch (response) {
            case Captured _ -> captured(payment, now);
            case Voided _ -> {
                orders.voided(payment.orderId());
                yield payment.end(PaymentState.VOIDED, now);
            }
            case Declined _ -> refuseCapture(payment, response, now);
            case InvalidRequest _ when !payment.isTimedOut(now) -> refuseCapture(payment, response, now);
            case Authorised _, InvalidRequest _, Indeterminate _ -> retry(payment, response, now);
        };
    }

    private Payment refuseCapture(Payment payment, ProviderResponse response, Instant now) {
        log.warn("Order {}: the payment provider refuses to capture, {}", payment.orderId(), response);
        return payment.captureRefused(now);
    }

    /** An earlier capture whose response was lost may have succeeded, so the response to the void decides here as well. */
    private Payment captureRefused(Payment payment, ProviderResponse response, Instant now) {
        return switch (response) {
            case Captured _ -> captured(payment, now);
            case Voided _ -> endRefusedCapture(payment, PaymentState.VOIDED, now);
            case Declined _ -> endRefusedCapture(payment, PaymentState.DECLINED, now);
            case InvalidRequest invalid
            when payment.isTimedOut(now) -> {
                log.error(
                        "Order {}: the payment provider refuses both to capture and to void, {}: check authorisation {} there",
                        payment.orderId(),
                        invalid.problemType(),
                        payment.authorisation());
                yield endRefusedCapture(payment, PaymentState.DECLINED, now);
            }
            case Authorised _, InvalidRequest _, Indeterminate _ -> retry(payment, response, now);
        };
    }

    private Payment endRefusedCapture(Payment payment, PaymentState end, Instant now) {
        orders.captureRefused(payment.orderId());
        return payment.end(end, now);
    }

    private Payment voiding(Payment payment, ProviderResponse response, Instant now) {
        return switch (response) {
            case Authorised(var id) -> payment.voidAuthorisation(id, now);
            case Declined _ -> payment.end(PaymentState.DECLINED, now);
            case Voided _ -> payment.end(PaymentState.VOIDED, now);
            case Captured _ -> {
                log.error(
                        "Order {} ended without payment, but the provider reports a capture that this service did not request: refund it",
                        payment.orderId());
                yield payment.end(PaymentState.CAPTURED, now);
            }
            // This was the repeated "authorise": it was refused, so there is nothing to void.
            case InvalidRequest _ when payment.authorisation() == null -> payment.end(PaymentState.DECLINED, now);
            case InvalidRequest _, Indeterminate _ -> retry(payment, response, now);
        };
    }

    private Payment captured(Payment payment, Instant now) {
        orders.captured(payment.orderId());
        return payment.end(PaymentState.CAPTURED, now);
    }

    private Payment timeOut(Payment payment, Instant now) {
        if (payment.state() != PaymentState.AUTHORISING) {
            return payment;
        }
        orders.timedOut(payment.orderId());
        return payment.voidPayment(now);
    }

    /** Exponential back-off with jitter: a random delay between half of the back-off and all of it, so that retries spread. */
    private Payment retry(Payment payment, ProviderResponse response, Instant now) {
        log.debug("Order {}: {} got {}", payment.orderId(), payment.state(), response);
        var doublings = Math.clamp(payment.attempts() - 1L, 0, 20);
        var backOff = Math.min(settings.initialBackOff().toMillis() << doublings, maxBackOff(payment, now));
        return payment.retryAfter(Duration.ofMillis(backOff / 2 + random.nextLong(backOff / 2 + 1)), now);
    }

    /** The longer a void is past its deadline, the longer its maximum back-off: it is unlikely to succeed soon. */
    private long maxBackOff(Payment payment, Instant now) {
        var usual = settings.maxBackOff().toMillis();
        if (payment.state() != PaymentState.VOIDING && payment.state() != PaymentState.CAPTURE_REFUSED) {
            return usual;
        }
        var sinceDeadline = Duration.between(payment.deadline(), now).toMillis();
        return Math.max(usual, Math.min(sinceDeadline, settings.maxVoidBackOff().toMillis()));
    }

    /** Locks the order first, then its payment, and saves the changed payment. */
    private Payment change(OrderId order, Change change) {
        return transaction.execute(_ -> {
            orders.lock(order);
            var payment = change.apply(payments.lock(order), clock.instant());
            payments.update(payment);
            return payment;
        });
    }

    private interface Change {
        Payment apply(Payment payment, Instant now);
    }
}
