package shop.bobbin.catalog.products;

/** Publishes the current state of a product to other services, in the transaction that changed it. */
public interface ProductEvents {

    void publish(Product product);
}
