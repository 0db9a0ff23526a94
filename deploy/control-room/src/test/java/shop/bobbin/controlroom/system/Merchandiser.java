package shop.bobbin.controlroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.UUID;

/** A staff member who adds products for one journey, so that journeys do not use each other's stock. */
record Merchandiser(Shopper account) {

    Merchandiser(RunningShop shop) {
        this(shop.signedIn("mercer"));
    }

    /** Adds a product with this stock and returns its SKU. */
    String addProduct(int quantity) {
        var sku = "SALE-" + UUID.randomUUID().toString().substring(0, 7).toUpperCase(Locale.ROOT);
        var added = account.post("/api/products", """
                {"sku":"%s","name":"For this journey","description":"A test product.","category":"buttons","tags":[],
                 "price":{"amount":700,"currency":"EUR"}}""".formatted(sku));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        account.post("/api/products/" + sku + "/stock-adjustments", "{\"quantity\":%d}".formatted(quantity));
        return sku;
    }

    void setPrice(String sku, int amount) {
        var change = account.request("/api/products/" + sku + "/price")
                .PUT(BodyPublishers.ofString("{\"amount\":%d,\"currency\":\"EUR\"}".formatted(amount)));
        assertThat(account.send(change).status()).isEqualTo(200);
    }
}
