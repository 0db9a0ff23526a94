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
import shop.bobbin.order.payments.ProviderAnswer.Authorised;
import shop.bobbin.order.payments.ProviderAnswer.Captured;
import shop.bobbin.order.payments.ProviderAnswer.Declined;
import shop.bobbin.order.payments.ProviderAnswer.Rejected;
import shop.bobbin.order.payments.ProviderAnswer.Unclear;
import shop.bobbin.order.payments.ProviderAnswer.Voided;

/**
 * Serves one claimed payment: asks the provider one question, outside any transaction, and records the answer in one,
 * together with what it means for the order.
 *
 * <p>Money is taken only after the order has said so, durably ({@link OrderSettlement#authorised}); from then on the
 * order waits, whatever comes, until the provider's ledger has said "captured" or "voided". Every question carries a key
 * derived from the order, so asking again, or from two instances at once, changes nothing.
 */
@Component
class Cashier {

    private static final Logger log = LoggerFactory.getLogger(Cashier.class);

    private final Provider provider;
    private final PaymentRecords payments;
    private final OrderSettlement orders;
    private final TransactionTemplate transaction;
    private final PaymentsSettings settings;
    private final DatabaseClock clock;
    private final RandomGenerator random;

    Cashier(
            Provider provider,
            PaymentRecords payments,
            OrderSettlement orders,
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

    /** @return the payment as it is afterwards */
    Payment serve(Payment claimed) {
        if (claimed.state() == PaymentState.AUTHORISING && claimed.isTimedOut(clock.instant())) {
            return change(claimed.orderId(), this::giveUp);
        }
        var answer = ask(claimed);
        return change(claimed.orderId(), (payment, now) -> settle(payment, answer, now));
    }

    private ProviderAnswer ask(Payment payment) {
        var authorisation = payment.authorisation();
        return switch (payment.state()) {
            case AUTHORISING -> provider.authorise(payment);
            // After the deadline a capture that has got no clear answer is turned back. If the money was taken after
            // all, the provider refuses to void and says so: its ledger decides, once and for all.
            case CAPTURING ->
                payment.isTimedOut(clock.instant())
                        ? provider.cancel(payment, Objects.requireNonNull(authorisation))
                        : provider.capture(payment, Objects.requireNonNull(authorisation));
            case CAPTURE_REFUSED -> provider.cancel(payment, Objects.requireNonNull(authorisation));
            // An authorisation that we have not heard of can not be voided by name, and one that is still on its way
            // would arrive after a search has found nothing. Asking for it again under the same key gives the only
            // authorisation that there can be, even if it arrives now for the first time; that one is then voided.
            case VOIDING ->
                authorisation == null ? provider.authorise(payment) : provider.cancel(payment, authorisation);
            case WAITING, CAPTURED, VOIDED, DECLINED ->
                throw new IllegalStateException("nothing to ask for " + payment.orderId() + ": " + payment.state());
        };
    }

    /** Judges the answer by the payment's present state, which may have moved on while the provider was asked. */
    private Payment settle(Payment payment, ProviderAnswer answer, Instant now) {
        return switch (payment.state()) {
            case AUTHORISING -> authorising(payment, answer, now);
            case CAPTURING -> capturing(payment, answer, now);
            case CAPTURE_REFUSED -> captureRefused(payment, answer, now);
            case VOIDING -> voiding(payment, answer, now);
            case WAITING, CAPTURED, VOIDED, DECLINED -> payment;
        };
    }

    private Payment authorising(Payment payment, ProviderAnswer answer, Instant now) {
        return switch (answer) {
            case Authorised(var id) ->
                switch (orders.authorised(payment.orderId())) {
                    case CAPTURE -> payment.capture(id, now);
                    case VOID -> payment.voidKnown(id, now);
                };
            case Declined(var reason) -> {
                log.info("Order {}: card declined, {}", payment.orderId(), reason);
                orders.declined(payment.orderId());
                yield payment.end(PaymentState.DECLINED, now);
            }
            case Rejected(var problem) -> {
                log.warn("Order {}: the payment provider rejects the authorisation, {}", payment.orderId(), problem);
                orders.declined(payment.orderId());
                yield payment.end(PaymentState.DECLINED, now);
            }
            case Captured _, Voided _, Unclear _ -> retry(payment, answer, now);
        };
    }

    private Payment capturing(Payment payment, ProviderAnswer answer, Instant now) {
        return switch (answer) {
            case Captured _ -> captured(payment, now);
            case Voided _ -> {
                orders.voided(payment.orderId());
                yield payment.end(PaymentState.VOIDED, now);
            }
            case Declined _ -> refuseCapture(payment, answer, now);
            case Rejected _ when !payment.isTimedOut(now) -> refuseCapture(payment, answer, now);
            case Authorised _, Rejected _, Unclear _ -> retry(payment, answer, now);
        };
    }

    private Payment refuseCapture(Payment payment, ProviderAnswer answer, Instant now) {
        log.warn("Order {}: the payment provider refuses the capture, {}", payment.orderId(), answer);
        return payment.refuseCapture(now);
    }

    /** A capture is refused, but an earlier one may have been made whose answer was lost: the ledger decides here, too. */
    private Payment captureRefused(Payment payment, ProviderAnswer answer, Instant now) {
        return switch (answer) {
            case Captured _ -> captured(payment, now);
            case Voided _ -> captureRefused(payment, PaymentState.VOIDED, now);
            case Declined _ -> captureRefused(payment, PaymentState.DECLINED, now);
            case Rejected rejected
            when payment.isTimedOut(now) -> {
                log.error(
                        "Order {}: the payment provider refuses both to capture and to void, {}: check authorisation {} there",
                        payment.orderId(),
                        rejected.problem(),
                        payment.authorisation());
                yield captureRefused(payment, PaymentState.DECLINED, now);
            }
            case Authorised _, Rejected _, Unclear _ -> retry(payment, answer, now);
        };
    }

    private Payment captureRefused(Payment payment, PaymentState end, Instant now) {
        orders.captureRefused(payment.orderId());
        return payment.end(end, now);
    }

    private Payment voiding(Payment payment, ProviderAnswer answer, Instant now) {
        return switch (answer) {
            case Authorised(var id) -> payment.voidKnown(id, now);
            case Declined _ -> payment.end(PaymentState.DECLINED, now);
            case Voided _ -> payment.end(PaymentState.VOIDED, now);
            case Captured _ -> {
                log.error("Order {} is over, and yet its money was taken, not by us: refund it", payment.orderId());
                yield payment.end(PaymentState.CAPTURED, now);
            }
            // Asked to authorise, so that there is something to void: there is not, and will not be.
            case Rejected _ when payment.authorisation() == null -> payment.end(PaymentState.DECLINED, now);
            case Rejected _, Unclear _ -> retry(payment, answer, now);
        };
    }

    private Payment captured(Payment payment, Instant now) {
        orders.captured(payment.orderId());
        return payment.end(PaymentState.CAPTURED, now);
    }

    private Payment giveUp(Payment payment, Instant now) {
        if (payment.state() != PaymentState.AUTHORISING) {
            return payment;
        }
        orders.timedOut(payment.orderId());
        return payment.callOff(now);
    }

    /** Twice as long each time, half of it by chance: what failed together does not come back together. */
    private Payment retry(Payment payment, ProviderAnswer answer, Instant now) {
        log.debug("Order {}: {} got {}", payment.orderId(), payment.state(), answer);
        var doublings = Math.clamp(payment.attempts() - 1L, 0, 20);
        var pause = Math.min(settings.retryFrom().toMillis() << doublings, longestPause(payment, now));
        return payment.retryAfter(Duration.ofMillis(pause / 2 + random.nextLong(pause / 2 + 1)), now);
    }

    /** An old void will hardly be confirmed soon: the older it is, the more rarely it is asked for. */
    private long longestPause(Payment payment, Instant now) {
        var usual = settings.retryUpTo().toMillis();
        if (payment.state() != PaymentState.VOIDING && payment.state() != PaymentState.CAPTURE_REFUSED) {
            return usual;
        }
        var overdue = Duration.between(payment.deadline(), now).toMillis();
        return Math.max(usual, Math.min(overdue, settings.retryOldVoidingsUpTo().toMillis()));
    }

    private Payment change(OrderId order, Change change) {
        return transaction.execute(_ -> {
            orders.hold(order);
            var payment = change.of(payments.lock(order), clock.instant());
            payments.update(payment);
            return payment;
        });
    }

    private interface Change {
        Payment of(Payment payment, Instant now);
    }
}
