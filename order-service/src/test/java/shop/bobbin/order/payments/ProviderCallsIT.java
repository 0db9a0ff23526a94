package shop.bobbin.order.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shop.bobbin.order.Money;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.support.OrderServiceTest;

@OrderServiceTest
class ProviderCallsIT {

    private final Provider provider;
    private final MeterRegistry metrics;

    @Autowired
    ProviderCallsIT(Provider provider, MeterRegistry metrics) {
        this.provider = provider;
        this.metrics = metrics;
    }

    /** A series for each authorisation would fill the registry, and end all measurement of calls at its limit. */
    @Test
    void areMeasuredByTheirTemplateWhateverTheAuthorisation() {
        for (int i = 0; i < 20; i++) {
            var payment = Payment.waiting(
                    new OrderId(UUID.randomUUID()), Money.of(100, "EUR"), new CardToken("tok_ok"), Instant.EPOCH);
            assertThat(provider.authorise(payment)).isInstanceOf(ProviderAnswer.Authorised.class);
            provider.capture(payment, new AuthorisationId("series-" + i));
            provider.cancel(payment, new AuthorisationId("series-" + i));
        }

        assertThat(uris())
                .contains("/v1/authorisations", "/v1/authorisations/{id}/capture", "/v1/authorisations/{id}/void")
                .noneMatch(uri -> uri.contains("series-"));
    }

    private Set<String> uris() {
        return metrics.find("http.client.requests").timers().stream()
                .map(timer -> String.valueOf(timer.getId().getTag("uri")))
                .collect(Collectors.toSet());
    }
}
