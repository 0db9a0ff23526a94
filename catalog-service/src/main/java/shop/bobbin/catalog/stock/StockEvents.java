package shop.bobbin.catalog.stock;

/** Publishes the outcome of a reservation to the order service, in the transaction that changed the stock. */
public interface StockEvents {

    void publish(ReservationResult result);
}
