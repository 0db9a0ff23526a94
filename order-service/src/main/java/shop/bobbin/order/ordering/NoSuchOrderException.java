package shop.bobbin.order.ordering;

import shop.bobbin.order.OrderId;

/** The order does not exist or belongs to another customer. A client cannot distinguish the two cases. */
public class NoSuchOrderException extends RuntimeException {

    NoSuchOrderException(OrderId id) {
        super("There is no order " + id + ".");
    }
}
