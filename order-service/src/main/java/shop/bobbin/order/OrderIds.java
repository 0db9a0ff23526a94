package shop.bobbin.order;

/** Where new order ids come from. */
@FunctionalInterface
public interface OrderIds {

    OrderId next();
}
