package shop.bobbin.controlroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.UUID;

/** Adds what a journey sells, so that no journey empties the shelf of another. */
record Merchandiser(Shopper mercer) {

    Merchandiser(RunningShop shop) {
        this(shop.signedIn("mercer"));
    }

    /** A new product with so many pieces. */
    String adds(int pieces) {
        var sku = "SALE-" + UUID.randomUUID().toString().substring(0, 7).toUpperCase(Locale.ROOT);
        var added = mercer.post("/api/products", """
                {"sku":"%s","name":"For this journey","description":"Made up.","category":"buttons","tags":[],
                 "price":{"amount":700,"currency":"EUR"}}""".formatted(sku));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        mercer.post("/api/products/" + sku + "/stock-adjustments", "{\"quantity\":%d}".formatted(pieces));
        return sku;
    }

    void reprices(String sku, int amount) {
        var change = mercer.request("/api/products/" + sku + "/price")
                .PUT(BodyPublishers.ofString("{\"amount\":%d,\"currency\":\"EUR\"}".formatted(amount)));
        assertThat(mercer.send(change).status()).isEqualTo(200);
    }
}
