package shop.bobbin.order.prices;

/** No usable response of the catalog: not reached, timed out, error status, unreadable, or its circuit breaker is open. */
public class CatalogUnavailableException extends RuntimeException {

    public CatalogUnavailableException(Exception cause) {
        super(cause.getMessage(), cause);
    }
}
