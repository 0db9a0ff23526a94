package shop.bobbin.order.prices.client;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.calls.Neighbours;
import shop.bobbin.chassis.calls.ProtectedCalls;
import shop.bobbin.order.Money;
import shop.bobbin.order.Sku;
import shop.bobbin.order.prices.Catalog;
import shop.bobbin.order.prices.FindPricesResult;
import shop.bobbin.order.prices.FindPricesResult.Current;
import shop.bobbin.order.prices.FindPricesResult.LastKnown;
import shop.bobbin.order.prices.FindPricesResult.Unavailable;
import shop.bobbin.order.prices.LastKnownPrices;
import shop.bobbin.order.prices.Price;

/** HTTP client of the catalog. Its protections are set in {@code bobbin.calls.catalog}. */
@Component
class CatalogClient implements Catalog {

    private final ProtectedCalls catalog;
    private final LastKnownPrices lastKnownPrices;

    CatalogClient(Neighbours neighbours, LastKnownPrices lastKnownPrices) {
        this.catalog = neighbours.callsTo("catalog");
        this.lastKnownPrices = lastKnownPrices;
    }

    @Override
    public FindPricesResult findPrices(Set<Sku> skus) {
        return catalog.call(() -> new Current(get(skus)), _ -> lastKnown(skus));
    }

    /** The fallback, also when the catalog refuses the request: the error is not the customer's. */
    private FindPricesResult lastKnown(Set<Sku> skus) {
        return lastKnownPrices.find(skus).<FindPricesResult>map(LastKnown::new).orElseGet(Unavailable::new);
    }

    /** Safe to repeat. */
    private Map<Sku, Price> get(Set<Sku> skus) {
        // Metrics are tagged with the URI template: products in it would make a time series of each basket.
        var response = catalog.http()
                .get()
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
