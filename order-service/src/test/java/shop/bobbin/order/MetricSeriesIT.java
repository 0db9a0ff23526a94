package shop.bobbin.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.bobbin.order.support.FakeCatalog;
import shop.bobbin.order.support.OrderServiceTest;
import shop.bobbin.order.support.Shopper;

/** The tags of HTTP metrics have few values: no time series for each order. */
@OrderServiceTest
class MetricSeriesIT {

    private final int port;
    private final MeterRegistry metrics;

    @Autowired
    MetricSeriesIT(@LocalServerPort int port, MeterRegistry metrics) {
        this.port = port;
        this.metrics = metrics;
    }

    @Test
    void doNotGrowWithTheNumberOfOrders() {
        completeAnOrder();
        var before = series();

        for (int i = 0; i < 5; i++) {
            completeAnOrder();
        }

        assertThat(series()).isEqualTo(before);
        assertThat(before)
                .filteredOn(series -> series.startsWith("http.client.requests "))
                .anyMatch(series -> series.contains("/v1/authorisations/{id}/capture"))
                .anyMatch(series -> series.contains("/products"));
    }

    private void completeAnOrder() {
        var ada = Shopper.at(port);
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        await().atMost(Duration.ofSeconds(20)).until(() -> "CONFIRMED".equals(ada.statusOf(order)));
    }

    private List<String> series() {
        return metrics.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getName().startsWith("http."))
                .map(id -> id.getName() + " " + id.getTags())
                .sorted()
                .toList();
    }
}
