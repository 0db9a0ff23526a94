package shop.bobbin.order.ordering;

/** The port through which order events are published, in the transaction that changes the order. */
public interface OrderEvents {

    void publish(OrderEvent event);
}
