package shop.bobbin.catalog.stock;

/** A reservation is RESERVED or REFUSED at once; a reserved one ends as RELEASED or COMMITTED, and stays so. */
public enum ReservationStatus {
    RESERVED,
    REFUSED,
    RELEASED,
    COMMITTED
}
