package shop.bobbin.order.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.payments.PayableOrders.PayableOrder;
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
 * <p>A capture is requested only after the order has committed to it ({@link PayableOrder#authorised}). From then on the
 * order does not change until the provider reports "captured" or "voided", or definitely refuses the capture. The
 * idempotency key of each request is derived from the order, so a retry, or a call by two instances at once, has no second
 * effect.
 */
@Component
class PaymentSteps {

    private static final Logger log = LoggerFactory.getLogger(PaymentSteps.class);

    private final PaymentProvider provider;
    private final Payments payments;
    private final PayableOrders orders;
    private final TransactionTemplate transaction;
    private final PaymentsSettings settings;
    private final RandomGenerator random;

    PaymentSteps(
            PaymentProvider provider,
            Payments payments,
            PayableOrders orders,
            TransactionTemplate transaction,
            PaymentsSettings settings,
            RandomGenerator random) {
        this.provider = provider;
        this.payments = payments;
        this.orders = orders;
        this.transaction = transaction;
        this.settings = settings;
        this.random = random;
    }

    /** @return the payment after this step */
    Payment advance(Payment claimed, Instant claimedAt) {
        if (claimed.state() == PaymentState.AUTHORISING && claimed.isTimedOut(claimedAt)) {
            return change(claimed.orderId(), this::timeOut);
        }
        var response = call(claimed, claimedAt);
        return change(claimed.orderId(), (payment, order) -> apply(payment, response, order));
    }

    private ProviderResponse call(Payment payment, Instant claimedAt) {
        return switch (payment.state()) {
            case AUTHORISING -> authorise(payment);
            // After the deadline a capture without a definite response is voided. If the amount was captured after all,
            // the provider refuses the void with "captured": what it has recorded decides.
            case CAPTURING -> payment.isTimedOut(claimedAt) ? voidAuthorisation(payment) : capture(payment);
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
    private Payment apply(Payment payment, ProviderResponse response, PayableOrder order) {
        return switch (payment.state()) {
            case AUTHORISING -> authorising(payment, response, order);
            case CAPTURING -> capturing(payment, response, order);
            case CAPTURE_REFUSED -> captureRefused(payment, response, order);
            case VOIDING -> voiding(payment, response, order.lockedAt());
            case WAITING, CAPTURED, VOIDED, DECLINED -> payment;
        };
    }

    private Payment authorising(Payment payment, ProviderResponse response, PayableOrder order) {
        var now = order.lockedAt();
        return switch (response) {
            case Authorised(var id) ->
                switch (order.authorised()) {
                    case CAPTURE -> payment.startCapture(id, now);
                    case VOID -> payment.voidAuthorisation(id, now);
                };
            case Declined(var reason) -> {
                log.info("Order {}: card declined, {}", payment.orderId(), reason);
                order.declined();
                yield payment.end(PaymentState.DECLINED, now);
            }
            case InvalidRequest(var problemType) -> {
                log.warn("Order {}: the payment provider refuses to authorise, {}", payment.orderId(), problemType);
                order.declined();
                yield payment.end(PaymentState.DECLINED, now);
            }
            case Captured _, Voided _, Indeterminate _ -> retry(payment, response, now);
        };
    }

    private Payment capturing(Payment payment, ProviderResponse response, PayableOrder order) {
        var now = order.lockedAt();
        return switch (response) {
            case Captured _ -> captured(payment, order);
            case Voided _ -> {
                order.voided();
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
    private Payment captureRefused(Payment payment, ProviderResponse response, PayableOrder order) {
        var now = order.lockedAt();
        return switch (response) {
            case Captured _ -> captured(payment, order);
            case Voided _ -> endRefusedCapture(payment, PaymentState.VOIDED, order);
            case Declined _ -> endRefusedCapture(payment, PaymentState.DECLINED, order);
            case InvalidRequest invalid
            when payment.isTimedOut(now) -> {
                log.error(
                        "Order {}: the payment provider refuses both to capture and to void, {}: check authorisation {} there",
                        payment.orderId(),
                        invalid.problemType(),
                        payment.authorisation());
                yield endRefusedCapture(payment, PaymentState.DECLINED, order);
            }
            case Authorised _, InvalidRequest _, Indeterminate _ -> retry(payment, response, now);
        };
    }

    private Payment endRefusedCapture(Payment payment, PaymentState end, PayableOrder order) {
        order.captureRefused();
        return payment.end(end, order.lockedAt());
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

    private Payment captured(Payment payment, PayableOrder order) {
        order.captured();
        return payment.end(PaymentState.CAPTURED, order.lockedAt());
    }

    private Payment timeOut(Payment payment, PayableOrder order) {
        if (payment.state() != PaymentState.AUTHORISING) {
            return payment;
        }
        order.timedOut();
        return payment.voidPayment(order.lockedAt());
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
    private Payment change(OrderId id, BiFunction<Payment, PayableOrder, Payment> change) {
        return transaction.execute(_ -> {
            var order = orders.lock(id);
            var payment = change.apply(payments.lock(id), order);
            payments.update(payment);
            return payment;
        });
    }
}
