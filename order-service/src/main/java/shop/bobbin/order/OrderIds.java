package shop.bobbin.order;

/** Generates the ids of new orders. */
@FunctionalInterface
public interface OrderIds {

    OrderId next();
}
