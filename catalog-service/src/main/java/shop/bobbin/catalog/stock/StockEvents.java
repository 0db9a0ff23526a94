package shop.bobbin.catalog.stock;

/** Tells orders what became of their reservation, in the transaction in which it happens. */
public interface StockEvents {

    void publish(ReservationResult result);
}
