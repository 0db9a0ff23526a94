package shop.bobbin.chassis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.RawHttp;

/** Values that clients choose (paths, methods, names) are no tags, so that clients cannot fill the meter registry. */
class MetricSeriesIT {

    private final Ledger ledger = Ledger.shared();

    @Test
    void areLimitedForAnyPathsMethodsAndNames() {
        request(0);
        var before = series();

        for (int i = 1; i <= 20; i++) {
            request(i);
        }

        assertThat(series()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void includeThePoolThoughItsStatementsAreTraced() {
        assertThat(ledger.bean(MeterRegistry.class)
                        .get("hikaricp.connections.max")
                        .gauge()
                        .value())
                .isEqualTo(12);
    }

    private void request(int i) {
        Ledger.send(ledger.request("/accounts/series-" + i, "book"));
        Ledger.send(ledger.request("/nowhere/" + i, "book"));
        Ledger.send(ledger.request("/nowhere/" + i));
        Ledger.send(ledger.request("/open/nowhere-" + i));
        Ledger.send(ledger.request("/accounts/series-" + i + "/nothing", "book"));
        RawHttp.send(
                ledger, "BREW%d /open/teapot HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(i));
    }

    private Set<String> series() {
        return ledger.bean(MeterRegistry.class).getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getName().startsWith("http."))
                .map(id -> id.getName() + " " + id.getTags())
                .collect(Collectors.toSet());
    }
}
