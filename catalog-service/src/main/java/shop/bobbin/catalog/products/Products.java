package shop.bobbin.catalog.products;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;
import shop.bobbin.catalog.Sku;

/** All products, discontinued ones too. */
interface Products extends Repository<Product, Sku> {

    Product save(Product product);

    Optional<Product> findById(Sku sku);

    /** Locks the row until the transaction ends, so that changes of one product are published in the order of their versions. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Product> findBySku(Sku sku);

    List<Product> findAllBySkuIn(Collection<Sku> skus);
}
