package shop.bobbin.order.payments;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.bobbin.order.Money;
import shop.bobbin.order.OrderId;

/**
 * The payment of an order, as a state machine. Each order has one:
 *
 * <pre>
 * WAITING ──start──▶ AUTHORISING ─startCapture─▶ CAPTURING ──captured──▶ CAPTURED
 *    │                 │     │                  │      │                 ▲
 *    │                 │     └─declined─▶ DECLINED     └───voided──┐     │ according to
 *    │            voidPayment                   │                  ▼     │ the provider
 *    └─voidPayment─────┴─────────────▶ VOIDING ─┼──voided────▶ VOIDED ───┤
 *                                               │                  ▲     │
 *                 captureRefused ─▶ CAPTURE_REFUSED ────voided─────┘─────┘
 * </pre>
 *
 * While it is open, the provider is called until its response is definite. Before each call an instance claims the payment
 * with a lease: it moves {@code nextAttemptAt} into the future, so the payment becomes due again if that instance fails.
 *
 * @param authorisation null until the provider has authorised
 * @param attempts number of calls made, or possibly made, since the last change of state or the last long gap
 * @param deadline no authorisation and no capture is attempted after this
 */
record Payment(
        OrderId orderId,
        Money amount,
        CardToken cardToken,
        PaymentState state,
        @Nullable AuthorisationId authorisation,
        int attempts,
        Instant nextAttemptAt,
        Instant deadline) {

    static Payment waiting(OrderId orderId, Money amount, CardToken cardToken, Instant now) {
        return new Payment(orderId, amount, cardToken, PaymentState.WAITING, null, 0, now, now);
    }

    /** The stock is reserved: starts the authorisation, which times out after the limit. */
    Payment start(Instant now, Duration timeLimit) {
        if (state != PaymentState.WAITING) {
            throw illegal("start");
        }
        return new Payment(orderId, amount, cardToken, PaymentState.AUTHORISING, null, 0, now, now.plus(timeLimit));
    }

    Payment startCapture(AuthorisationId id, Instant now) {
        if (state != PaymentState.AUTHORISING) {
            throw illegal("startCapture");
        }
        return with(PaymentState.CAPTURING, id, now);
    }

    /** The provider has refused the capture: the authorisation is to be voided, and the provider to confirm that. */
    Payment captureRefused(Instant now) {
        if (state != PaymentState.CAPTURING) {
            throw illegal("captureRefused");
        }
        return with(PaymentState.CAPTURE_REFUSED, authorisation, now);
    }

    /**
     * The order has ended: any authorisation is to be voided. Without an attempt there is none. After an attempt there may
     * be one whose response was lost; voiding finds that out.
     */
    Payment voidPayment(Instant now) {
        return switch (state) {
            case WAITING -> with(PaymentState.VOIDED, null, now);
            case AUTHORISING -> with(attempts == 0 ? PaymentState.VOIDED : PaymentState.VOIDING, null, now);
            case VOIDING, VOIDED, DECLINED -> this;
            case CAPTURING, CAPTURE_REFUSED, CAPTURED -> throw illegal("voidPayment");
        };
    }

    /** The provider has authorised, and this authorisation is to be voided. */
    Payment voidAuthorisation(AuthorisationId id, Instant now) {
        if (state != PaymentState.AUTHORISING && state != PaymentState.VOIDING) {
            throw illegal("voidAuthorisation");
        }
        return with(PaymentState.VOIDING, id, now);
    }

    /** Moves the open payment to a final state. */
    Payment end(PaymentState end, Instant now) {
        if (!state.isOpen() || end.isOpen()) {
            throw illegal("end " + end);
        }
        return with(end, authorisation, now);
    }

    /** Schedules the next attempt after an indeterminate response, at the deadline at the latest if that is ahead. */
    Payment retryAfter(Duration backOff, Instant now) {
        var next = now.plus(backOff);
        var bounded = now.isBefore(deadline) && next.isAfter(deadline) ? deadline : next;
        return new Payment(orderId, amount, cardToken, state, authorisation, attempts, bounded, deadline);
    }

    boolean isPastDeadline(Instant now) {
        return !now.isBefore(deadline);
    }

    /** True past the deadline, but not before the first attempt of a count: after a long gap one more attempt is made. */
    boolean isTimedOut(Instant now) {
        return isPastDeadline(now) && attempts > 1;
    }

    private Payment with(PaymentState next, @Nullable AuthorisationId id, Instant now) {
        return new Payment(orderId, amount, cardToken, next, id, 0, now, deadline);
    }

    private IllegalStateException illegal(String transition) {
        return new IllegalStateException(
                "payment of order " + orderId + " is " + state + ": " + transition + " is not allowed");
    }
}
