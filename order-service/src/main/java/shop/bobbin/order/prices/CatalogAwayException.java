package shop.bobbin.order.prices;

/** The catalog did not answer, or not in time, or its breaker is open. */
class CatalogAwayException extends RuntimeException {

    CatalogAwayException(Exception cause) {
        super(cause.getMessage(), cause);
    }
}
