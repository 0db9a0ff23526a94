package shop.bobbin.catalog.stock;

import java.util.UUID;

/** The identifier of the order that stock is reserved for, as the order service assigns it. */
public record OrderId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
