package shop.bobbin.order;

import java.util.UUID;

/** Names an order everywhere: on the wire, at the catalog, and as the payment provider's reference. */
public record OrderId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
