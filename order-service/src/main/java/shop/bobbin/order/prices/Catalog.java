package shop.bobbin.order.prices;

import java.util.Set;
import shop.bobbin.order.Sku;

/** Port to the catalog service. */
public interface Catalog {

    FindPricesResult findPrices(Set<Sku> skus);
}
