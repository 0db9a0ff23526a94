package shop.bobbin.order.prices;

import java.util.Map;
import java.util.Set;
import shop.bobbin.order.Sku;

/** Port to the catalog service. */
public interface Catalog {

    /**
     * Finds the current prices of these products. Products that do not exist are missing from the result.
     *
     * @throws CatalogUnavailableException when there is no readable response
     */
    Map<Sku, Price> findPrices(Set<Sku> skus);
}
