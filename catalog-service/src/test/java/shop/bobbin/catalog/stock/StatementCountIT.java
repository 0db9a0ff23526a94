package shop.bobbin.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shop.bobbin.testing.RunningService;
import shop.bobbin.testing.StatementRecorder;
import shop.bobbin.testing.StatementRecorder.Unit;
import shop.bobbin.testing.TestTopics;

/**
 * The database's load per confirmed order with one line, exactly: a change that adds a statement or a transaction has to
 * change the numbers here. Without the polling and the relay.
 */
@RunningService
class StatementCountIT {

    private static final int STATEMENTS = 13;
    private static final int WRITE_TRANSACTIONS = 2;

    private final TestTopics topics;
    private final StatementRecorder recorder;
    private final String order = UUID.randomUUID().toString();

    StatementCountIT(TestTopics topics, @Autowired StatementRecorder recorder) {
        this.topics = topics;
        this.recorder = recorder;
    }

    @Test
    void executesAFixedNumberOfStatementsAndTransactionsPerConfirmedOrder() {
        recorder.start();
        send("order.order.placed.v1");
        topics.await("catalog.stock-events", "catalog.stock.reserved.v1", order);
        send("order.order.confirmed.v1");
        topics.await("catalog.stock-events", "catalog.stock.committed.v1", order);
        var units = recorder.stop(order);

        var statements =
                units.stream().map(Unit::statements).flatMap(List::stream).toList();
        assertThat(statements).as(String.join("\n", statements)).hasSize(STATEMENTS);
        assertThat(units).filteredOn(Unit::isWriteTransaction).hasSize(WRITE_TRANSACTIONS);
    }

    private void send(String type) {
        topics.publish("order.order-events", order, type, """
                {"orderId":"%s","version":1,"customerId":"guest-1","occurredAt":"2026-01-01T00:00:00Z",
                 "lines":[{"sku":"NOT-TAP-150","quantity":1,"unitPrice":{"amount":100,"currency":"EUR"}}],
                 "total":{"amount":100,"currency":"EUR"}}""".formatted(order));
    }
}
