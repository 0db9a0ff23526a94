package shop.bobbin.catalog.products;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;
import shop.bobbin.catalog.Sku;

/** All products there are or have been. */
interface Products extends Repository<Product, Sku> {

    Product save(Product product);

    Optional<Product> findById(Sku sku);

    /** Holds the product's row: who changes it next must wait, and publishes after us. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Product> findBySku(Sku sku);

    List<Product> findAllBySkuIn(Collection<Sku> skus);
}
