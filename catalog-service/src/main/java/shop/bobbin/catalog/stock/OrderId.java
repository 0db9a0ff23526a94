package shop.bobbin.catalog.stock;

import java.util.UUID;

/** Whom pieces are reserved for. */
public record OrderId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
