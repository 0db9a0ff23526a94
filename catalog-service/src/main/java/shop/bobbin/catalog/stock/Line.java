package shop.bobbin.catalog.stock;

import shop.bobbin.catalog.Sku;

/** So many pieces of one product. */
public record Line(Sku sku, int quantity) {

    public Line {
        if (quantity < 1) {
            throw new IllegalArgumentException("not a quantity: " + quantity);
        }
    }
}
