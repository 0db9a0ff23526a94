package shop.bobbin.payment.simulator;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why an issuer says no. The rules are a test bench's: they depend on the request alone. */
enum DeclineReason {
    INSUFFICIENT_FUNDS,
    LIMIT_EXCEEDED;

    private static final long LIMIT_IN_MINOR_UNITS = 100_000;

    static @Nullable DeclineReason of(AuthorisationRequest request) {
        if (request.cardToken().isDeclined()) {
            return INSUFFICIENT_FUNDS;
        }
        return request.money().amount() >= LIMIT_IN_MINOR_UNITS ? LIMIT_EXCEEDED : null;
    }

    static DeclineReason ofWire(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
