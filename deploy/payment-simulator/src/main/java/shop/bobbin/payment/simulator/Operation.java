package shop.bobbin.payment.simulator;

import java.util.Locale;

/** What a stub wants done, by the name in its transformer parameter {@code operation}. */
enum Operation {
    AUTHORISE,
    CAPTURE,
    VOID,
    SHOW_AUTHORISATION,
    LIST_AUTHORISATIONS,
    LIST_LEDGER;

    static Operation named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
