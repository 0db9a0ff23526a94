package shop.bobbin.order.payments.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shop.bobbin.order.Money;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.payments.AuthorisationId;
import shop.bobbin.order.payments.CardToken;
import shop.bobbin.order.payments.PaymentProvider;
import shop.bobbin.order.payments.ProviderResponse;
import shop.bobbin.order.support.OrderServiceTest;

@OrderServiceTest
class PaymentProviderMetricsIT {

    private final PaymentProvider provider;
    private final MeterRegistry metrics;

    @Autowired
    PaymentProviderMetricsIT(PaymentProvider provider, MeterRegistry metrics) {
        this.provider = provider;
        this.metrics = metrics;
    }

    /** A time series for each authorisation would exhaust the registry: at its limit no more calls are measured. */
    @Test
    void tagCallsWithTheUriTemplate() {
        for (int i = 0; i < 20; i++) {
            var order = new OrderId(UUID.randomUUID());
            assertThat(provider.authorise(order, Money.of(100, "EUR"), new CardToken("tok_ok")))
                    .isInstanceOf(ProviderResponse.Authorised.class);
            provider.capture(order, new AuthorisationId("series-" + i));
            provider.voidAuthorisation(order, new AuthorisationId("series-" + i));
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
