package shop.bobbin.journeys;

import tools.jackson.databind.JsonNode;

/** A product on the shelves. */
public record Product(String sku, String name, boolean inStock) {

    static Product of(JsonNode product) {
        return new Product(
                product.path("sku").asString(),
                product.path("name").asString(),
                !product.path("availability").asString("").equals("OUT"));
    }
}
