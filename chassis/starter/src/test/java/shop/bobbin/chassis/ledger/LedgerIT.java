package shop.bobbin.chassis.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

/** The whole way once: request, aggregate and outbox, relay, Kafka, inbox and effect. */
class LedgerIT {

    @Test
    void creditsAnAccountAndItsStatement() {
        var ledger = Ledger.shared();

        var answer = ledger.credit("whole-way", "{\"amount\": 5}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        await().untilAsserted(() ->
                assertThat(ledger.statements().balance("whole-way")).isEqualTo(5));
    }
}
