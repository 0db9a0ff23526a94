package shop.bobbin.order.prices.client;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import shop.bobbin.order.Money;
import shop.bobbin.order.Sku;
import shop.bobbin.order.prices.Catalog;
import shop.bobbin.order.prices.CatalogUnavailableException;
import shop.bobbin.order.prices.Price;

/**
 * HTTP client of the catalog: retry around circuit breaker around time limits (those of the {@link RestClient}). The breaker
 * counts each attempt, and an open breaker is not retried.
 */
@Component
class CatalogClient implements Catalog {

    private final RestClient http;
    private final Retry retry;
    private final CircuitBreaker breaker;

    CatalogClient(RestClient catalogRestClient, RetryRegistry retries, CircuitBreakerRegistry breakers) {
        this.http = catalogRestClient;
        this.retry = retries.retry("catalog");
        this.breaker = breakers.circuitBreaker("catalog");
    }

    @Override
    public Map<Sku, Price> findPrices(Set<Sku> skus) {
        try {
            return retry.executeSupplier(breaker.decorateSupplier(() -> get(skus)));
        } catch (RuntimeException e) { // no connection, time-out, error status, unreadable response, open breaker
            throw new CatalogUnavailableException(e);
        }
    }

    private Map<Sku, Price> get(Set<Sku> skus) {
        // Metrics are tagged with the URI template: products in it would make a time series of each basket.
        var response = http.get()
                .uri(
                        "/products",
                        uri -> uri.queryParam("sku", skus.stream().sorted().toList())
                                .build())
                .retrieve()
                .body(ProductsResponse.class);
        return Objects.requireNonNull(response, "the catalog's response has no body").items().stream()
                .map(ProductResponse::toPrice)
                .filter(price -> skus.contains(price.sku()))
                .collect(Collectors.toMap(Price::sku, Function.identity()));
    }

    private record ProductsResponse(List<ProductResponse> items) {

        ProductsResponse {
            Objects.requireNonNull(items, "the catalog's response has no items");
        }
    }

    private record ProductResponse(String sku, String name, Money price, boolean discontinued) {

        Price toPrice() {
            return new Price(new Sku(sku), name, price, discontinued);
        }
    }
}
