package shop.bobbin.order.ordering;

/** Tells the world what has happened to an order, in the transaction in which it happens. */
public interface OrderEvents {

    void publish(OrderEvent event);
}
