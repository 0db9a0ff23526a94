package shop.bobbin.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.bobbin.order.support.FakeCatalog;
import shop.bobbin.order.support.OrderServiceTest;
import shop.bobbin.order.support.Shopper;
import shop.bobbin.testing.StatementRecorder;
import shop.bobbin.testing.StatementRecorder.Unit;

/**
 * The database's load per confirmed order, exactly: a change that adds a statement or a transaction has to change the
 * numbers here. Without the polling, the relay and {@code catalog_contact}, which do not grow with each order.
 */
@OrderServiceTest
class StatementCountIT {

    private static final int STATEMENTS = 34;
    private static final int WRITE_TRANSACTIONS = 4;

    private final FakeCatalog catalog;
    private final StatementRecorder recorder;
    private final Shopper ada;

    @Autowired
    StatementCountIT(@LocalServerPort int port, FakeCatalog catalog, StatementRecorder recorder) {
        this.catalog = catalog;
        this.recorder = recorder;
        this.ada = Shopper.at(port);
    }

    @Test
    void executesAFixedNumberOfStatementsAndTransactionsPerConfirmedOrder() {
        var units = confirmAnOrder();

        var statements = units.stream()
                .map(Unit::statements)
                .flatMap(List::stream)
                .filter(statement -> !statement.startsWith("update catalog_contact"))
                .toList();
        assertThat(statements).as(String.join("\n", statements)).hasSize(STATEMENTS);
        assertThat(units).filteredOn(Unit::isWriteTransaction).hasSize(WRITE_TRANSACTIONS);
    }

    /** A connection that is held while the catalog is slow would be missing for other requests. */
    @Test
    void asksTheCatalogForPricesBeforeTheTransaction() {
        var checkout = confirmAnOrder().stream()
                .map(Unit::transaction)
                .filter(statements -> statements.getFirst().startsWith("insert into chassis.idempotency_keys"))
                .toList();

        assertThat(checkout)
                .singleElement(InstanceOfAssertFactories.LIST)
                .element(1, InstanceOfAssertFactories.STRING)
                .as("locks the basket, after the quote")
                .startsWith("insert into baskets");
    }

    private List<Unit> confirmAnOrder() {
        ada.put(FakeCatalog.YARN, 1);
        recorder.start();
        var order = ada.checkout(UUID.randomUUID().toString(), "{\"cardToken\":\"tok_ok\"}")
                .field("orderId");
        await().atMost(Duration.ofSeconds(20)).until(() -> isConfirmed(order));
        return recorder.stop(ada.name(), order);
    }

    private boolean isConfirmed(String order) {
        return catalog.eventsOf(order).stream().anyMatch(event -> event.type().equals("order.order.confirmed.v1"));
    }
}
