package shop.bobbin.catalog.products;

/** Tells the world how a product is now, in the transaction in which it becomes so. */
public interface ProductEvents {

    void publish(Product changed);
}
