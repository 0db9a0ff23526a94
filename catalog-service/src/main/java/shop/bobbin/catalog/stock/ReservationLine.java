package shop.bobbin.catalog.stock;

import shop.bobbin.catalog.Sku;

/** A quantity of one product, to be reserved for an order. */
public record ReservationLine(Sku sku, int quantity) {

    public ReservationLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("not a quantity: " + quantity);
        }
    }
}
