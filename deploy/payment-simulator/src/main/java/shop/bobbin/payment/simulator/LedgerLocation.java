package shop.bobbin.payment.simulator;

import java.nio.file.Path;

/** Where the ledger is when no argument can say it. */
final class LedgerLocation {

    static final String PROPERTY = "bobbin.payment.ledger";
    static final String VARIABLE = "BOBBIN_PAYMENT_LEDGER";

    private LedgerLocation() {}

    static Path fromEnvironment() {
        String variable = System.getenv(VARIABLE);
        return Path.of(System.getProperty(PROPERTY, variable == null ? "payment-ledger.jsonl" : variable));
    }
}
