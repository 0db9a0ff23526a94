package shop.bobbin.order.payments;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.bobbin.order.Money;
import shop.bobbin.order.OrderId;

/**
 * The one payment of an order:
 *
 * <pre>
 * WAITING ──start──▶ AUTHORISING ──capture──▶ CAPTURING ──captured──▶ CAPTURED
 *    │                 │     │                  │      │                 ▲
 *    │                 │     └─declined─▶ DECLINED     └───voided──┐     │ the ledger says so
 *    │              callOff                     │                  ▼     │
 *    └─callOff─────────┴─────────────▶ VOIDING ─┼──voided────▶ VOIDED ───┤
 *                                               │                  ▲     │
 *                        refused ─▶ CAPTURE_REFUSED ────voided─────┘─────┘
 * </pre>
 *
 * While it is open somebody asks the provider, until the answer is definite. Whoever asks has claimed it first by moving
 * {@code nextAttemptAt} into the future: if they die, it becomes due again.
 *
 * @param authorisation known once the provider has authorised
 * @param attempts how often the provider was, or may have been, asked since the state last changed, or since nobody asked
 *     for a long time
 * @param deadline after this no authorisation is sought any more, and no capture
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

    /** The goods are put aside: seek the authorisation, until the deadline. */
    Payment start(Instant now, Duration patience) {
        if (state != PaymentState.WAITING) {
            throw illegal("start");
        }
        return new Payment(orderId, amount, cardToken, PaymentState.AUTHORISING, null, 0, now, now.plus(patience));
    }

    Payment capture(AuthorisationId id, Instant now) {
        if (state != PaymentState.AUTHORISING) {
            throw illegal("capture");
        }
        return with(PaymentState.CAPTURING, id, now);
    }

    /** The provider will not capture: the authorisation has to go, and the ledger to say that it has. */
    Payment refuseCapture(Instant now) {
        if (state != PaymentState.CAPTURING) {
            throw illegal("refuseCapture");
        }
        return with(PaymentState.CAPTURE_REFUSED, authorisation, now);
    }

    /**
     * The order is over: whatever the provider holds must go. If it was never asked, it holds nothing. If it may have
     * been asked, there may be an authorisation that we have not heard of: that is found out while voiding.
     */
    Payment callOff(Instant now) {
        return switch (state) {
            case WAITING -> with(PaymentState.VOIDED, null, now);
            case AUTHORISING -> with(attempts == 0 ? PaymentState.VOIDED : PaymentState.VOIDING, null, now);
            case VOIDING, VOIDED, DECLINED -> this;
            case CAPTURING, CAPTURE_REFUSED, CAPTURED -> throw illegal("callOff");
        };
    }

    /** The authorisation to be voided is known. */
    Payment voidKnown(AuthorisationId id, Instant now) {
        if (state != PaymentState.AUTHORISING && state != PaymentState.VOIDING) {
            throw illegal("voidKnown");
        }
        return with(PaymentState.VOIDING, id, now);
    }

    /** The provider's last word. */
    Payment end(PaymentState end, Instant now) {
        if (!state.open() || end.open()) {
            throw illegal("end " + end);
        }
        return with(end, authorisation, now);
    }

    /** The provider gave no definite answer: ask again, but do not sleep over the deadline. */
    Payment retryAfter(Duration pause, Instant now) {
        var next = now.plus(pause);
        var bounded = now.isBefore(deadline) && next.isAfter(deadline) ? deadline : next;
        return new Payment(orderId, amount, cardToken, state, authorisation, attempts, bounded, deadline);
    }

    boolean isLate(Instant now) {
        return !now.isBefore(deadline);
    }

    /** Late, and not only because nobody has asked for a long time: the first attempt of a count is always made. */
    boolean isTimedOut(Instant now) {
        return isLate(now) && attempts > 1;
    }

    private Payment with(PaymentState next, @Nullable AuthorisationId id, Instant now) {
        return new Payment(orderId, amount, cardToken, next, id, 0, now, deadline);
    }

    private IllegalStateException illegal(String command) {
        return new IllegalStateException("payment of " + orderId + " is " + state + ": no " + command);
    }
}
