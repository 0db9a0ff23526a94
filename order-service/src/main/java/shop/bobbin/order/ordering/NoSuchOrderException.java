package shop.bobbin.order.ordering;

import shop.bobbin.order.OrderId;

/** There is no such order, or it is somebody else's: the two look alike from outside. */
public class NoSuchOrderException extends RuntimeException {

    NoSuchOrderException(OrderId id) {
        super("There is no order " + id + ".");
    }
}
