package shop.bobbin.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.bobbin.order.support.FakeCatalog;
import shop.bobbin.order.support.OrderServiceTest;
import shop.bobbin.order.support.ReceivedOrderEvent;
import shop.bobbin.order.support.Shopper;
import shop.bobbin.testing.Contracts;
import shop.bobbin.testing.EventContract;
import shop.bobbin.testing.OpenApiContract;

/**
 * Verifies the published events and the API against their contracts. The fake catalog's events are made from the catalog's
 * samples.
 */
@OrderServiceTest
class ContractIT {

    private final int port;
    private final FakeCatalog catalog;
    private final Shopper ada;

    @Autowired
    ContractIT(@LocalServerPort int port, FakeCatalog catalog) {
        this.port = port;
        this.catalog = catalog;
        this.ada = Shopper.at(port);
    }

    @Test
    void publishesEventsThatMatchTheirSchemas() {
        var confirmed = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        var rejected = ada.order(FakeCatalog.SOLD_OUT, "tok_ok").field("orderId");
        var cancelled = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");
        ada.cancel(cancelled);

        var contracts = Contracts.of("order-service").all();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(eventsOf(confirmed, rejected, cancelled))
                        .extracting(ReceivedOrderEvent::type)
                        .containsAll(contracts.stream().map(EventContract::type).toList()));

        assertThat(eventsOf(confirmed, rejected, cancelled))
                .allSatisfy(event -> Contracts.of("order-service")
                        .event("order.order-events", event.type())
                        .assertValid(event.body().toString()));
    }

    @Test
    void matchesTheCommittedOpenApiDocument() {
        OpenApiContract.of("order-service").verify(port);
    }

    private List<ReceivedOrderEvent> eventsOf(String... orders) {
        return Stream.of(orders)
                .flatMap(order -> catalog.eventsOf(order).stream())
                .toList();
    }
}
