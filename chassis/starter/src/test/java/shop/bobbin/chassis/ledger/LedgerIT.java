package shop.bobbin.chassis.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

/** End to end: request, aggregate and outbox, relay, Kafka, inbox, effect. */
class LedgerIT {

    @Test
    void creditsAnAccountAndItsStatement() {
        var ledger = Ledger.shared();

        var response = ledger.credit("end-to-end", "{\"amount\": 5}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        await().untilAsserted(() ->
                assertThat(ledger.statements().balance("end-to-end")).isEqualTo(5));
    }
}
