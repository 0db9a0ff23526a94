package shop.bobbin.journeys;

import java.util.Locale;
import java.util.UUID;

/** A staff member who adds products, so that journeys do not use each other's stock. */
public record Merchandiser(ShopClient client) {

    /** Adds a product with this stock and returns its SKU. */
    public String addProduct(int quantity) {
        var sku = "SALE-" + UUID.randomUUID().toString().substring(0, 7).toUpperCase(Locale.ROOT);
        client.post("/api/products", """
                        {"sku":"%s","name":"For this journey","description":"A test product.","category":"buttons","tags":[],
                         "price":{"amount":700,"currency":"EUR"}}""".formatted(sku)).requireStatus(201);
        client.post("/api/products/" + sku + "/stock-adjustments", "{\"quantity\":%d}".formatted(quantity))
                .requireSuccess();
        return sku;
    }

    /** @param amount in minor units */
    public void setPrice(String sku, int amount) {
        client.put("/api/products/" + sku + "/price", "{\"amount\":%d,\"currency\":\"EUR\"}".formatted(amount))
                .requireStatus(200);
    }
}
