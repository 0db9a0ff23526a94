package shop.bobbin.order.prices;

/** The catalog did not answer, not in time, or not in a form that can be read, or its breaker is open. */
class CatalogAwayException extends RuntimeException {

    CatalogAwayException(Exception cause) {
        super(cause.getMessage(), cause);
    }
}
