package shop.bobbin.payment.simulator;

import java.util.Locale;

/** Operation of the API. A WireMock stub chooses one by the transformer parameter {@code operation}. */
enum ApiOperation {
    AUTHORISE,
    CAPTURE,
    VOID,
    SHOW_AUTHORISATION,
    LIST_AUTHORISATIONS,
    LIST_LEDGER;

    static ApiOperation named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
