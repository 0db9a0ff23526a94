package shop.bobbin.order;

import java.util.UUID;

/** The id of an order, the same in events, in the catalog's reservations and as the payment provider's reference. */
public record OrderId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
