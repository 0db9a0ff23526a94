package shop.bobbin.payment.simulator;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reason for a declined authorisation. For predictable tests it depends only on the details. */
enum DeclineReason {
    INSUFFICIENT_FUNDS,
    LIMIT_EXCEEDED;

    private static final long LIMIT_IN_MINOR_UNITS = 100_000;

    static @Nullable DeclineReason of(PaymentDetails details) {
        if (details.cardToken().isDeclined()) {
            return INSUFFICIENT_FUNDS;
        }
        return details.money().amount() >= LIMIT_IN_MINOR_UNITS ? LIMIT_EXCEEDED : null;
    }

    static DeclineReason ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
