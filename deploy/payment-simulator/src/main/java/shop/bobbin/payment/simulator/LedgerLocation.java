package shop.bobbin.payment.simulator;

import java.nio.file.Path;

/** Default path of the ledger file, from a system property or an environment variable. */
final class LedgerLocation {

    static final String PROPERTY = "bobbin.payment.ledger";
    static final String VARIABLE = "BOBBIN_PAYMENT_LEDGER";

    private LedgerLocation() {}

    static Path fromEnvironment() {
        var variable = System.getenv(VARIABLE);
        return Path.of(System.getProperty(PROPERTY, variable == null ? "payment-ledger.jsonl" : variable));
    }
}
