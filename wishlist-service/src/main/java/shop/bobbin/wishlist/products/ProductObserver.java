package shop.bobbin.wishlist.products;

/**
 * The interface through which another feature receives each product that the catalog publishes, in the transaction that applies
 * it to the replica. A product may come late, or more than once: an implementation stores which version it has processed.
 * A rebuild of the replica does not call it.
 */
public interface ProductObserver {

    void productReceived(Product product);
}
