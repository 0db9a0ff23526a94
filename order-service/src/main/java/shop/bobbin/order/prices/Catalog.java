package shop.bobbin.order.prices;

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

/**
 * The catalog over HTTP. Retry around breaker around time limit: every attempt is counted by the breaker, and an open
 * breaker is not asked again. The time limit is the client's own (see {@link PricesConfiguration}).
 */
@Component
class Catalog {

    private final RestClient http;
    private final Retry retry;
    private final CircuitBreaker breaker;

    Catalog(RestClient catalogClient, RetryRegistry retries, CircuitBreakerRegistry breakers) {
        this.http = catalogClient;
        this.retry = retries.retry("catalog");
        this.breaker = breakers.circuitBreaker("catalog");
    }

    /**
     * What the catalog says of these products; it leaves out those that it does not have.
     *
     * @throws CatalogAwayException when it does not say anything that can be read
     */
    Map<Sku, Price> pricesOf(Set<Sku> skus) {
        try {
            return retry.executeSupplier(breaker.decorateSupplier(() -> get(skus)));
        } catch (RuntimeException e) { // not reached, refused, broken off, or something else than was asked for
            throw new CatalogAwayException(e);
        }
    }

    private Map<Sku, Price> get(Set<Sku> skus) {
        // The template is the name in metrics: products in it would make one of each basket.
        var answer = http.get()
                .uri(
                        "/products",
                        uri -> uri.queryParam("sku", skus.stream().sorted().toList())
                                .build())
                .retrieve()
                .body(Answer.class);
        return Objects.requireNonNull(answer, "the catalog's answer has no body").items().stream()
                .map(Item::toPrice)
                .filter(price -> skus.contains(price.sku()))
                .collect(Collectors.toMap(Price::sku, Function.identity()));
    }

    private record Answer(List<Item> items) {

        Answer {
            Objects.requireNonNull(items, "the catalog's answer has no items");
        }
    }

    private record Item(String sku, String name, Money price, boolean discontinued) {

        Price toPrice() {
            return new Price(new Sku(sku), name, price, discontinued);
        }
    }
}
