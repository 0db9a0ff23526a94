package shop.bobbin.catalog.stock;

/**
 * The states of a reservation. It starts as RESERVED or REFUSED, or as RELEASED if the order ended first. RESERVED ends in
 * RELEASED or COMMITTED.
 */
enum ReservationStatus {
    RESERVED,
    REFUSED,
    RELEASED,
    COMMITTED
}
