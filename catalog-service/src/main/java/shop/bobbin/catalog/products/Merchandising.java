package shop.bobbin.catalog.products;

import java.time.Clock;
import java.util.Currency;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.catalog.Money;
import shop.bobbin.catalog.Sku;

/** What the merchandiser does with products; and what the stock tells them of their availability. */
@Component
public class Merchandising {

    private static final int ADDING = 0x0B0BB3;

    private final Products products;
    private final Categories categories;
    private final ProductEvents events;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Currency currency;

    Merchandising(
            Products products,
            Categories categories,
            ProductEvents events,
            JdbcClient jdbc,
            Clock clock,
            ShopSettings settings) {
        this.products = products;
        this.categories = categories;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
        this.currency = settings.currency();
    }

    /** The one in which all prices are. */
    public Currency currency() {
        return currency;
    }

    @Transactional
    public AddProductResult add(NewProduct added) {
        if (!categories.has(added.description().category())) {
            return new AddProductResult.UnknownCategory();
        }
        if (!added.price().currency().equals(currency)) {
            return new AddProductResult.OtherCurrency(currency);
        }
        lock(added.sku());
        if (products.findById(added.sku()).isPresent()) {
            return new AddProductResult.Exists();
        }
        var product = products.save(Product.added(added, clock.instant()));
        events.publish(product);
        return new AddProductResult.Added(product);
    }

    /** One transaction at a time adds this sku: a row that does not exist yet cannot be locked. */
    private void lock(Sku sku) {
        jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                .params(ADDING, sku.value())
                .query((row, _) -> true)
                .single();
    }

    /** @param expected holds for the version that may be changed; it is asked under the product's lock */
    @Transactional
    public ChangeProductResult describe(Sku sku, Predicate<Product> expected, ProductDescription description) {
        if (!categories.has(description.category())) {
            return new ChangeProductResult.UnknownCategory();
        }
        return change(sku, expected, product -> product.described(description));
    }

    @Transactional
    public ChangeProductResult reprice(Sku sku, Predicate<Product> expected, Money price) {
        if (!price.currency().equals(currency)) {
            return new ChangeProductResult.OtherCurrency(currency);
        }
        return change(sku, expected, product -> product.repriced(price));
    }

    @Transactional
    public ChangeProductResult discontinue(Sku sku, Predicate<Product> expected) {
        return change(sku, expected, Product::withdrawn);
    }

    @Transactional
    public ChangeProductResult availabilityChanged(Sku sku, Availability level) {
        return change(sku, _ -> true, product -> product.available(level));
    }

    private ChangeProductResult change(Sku sku, Predicate<Product> expected, UnaryOperator<Product> change) {
        var before = products.findBySku(sku).orElse(null);
        if (before == null) {
            return new ChangeProductResult.NoSuchProduct();
        }
        if (!expected.test(before)) {
            return new ChangeProductResult.OtherVersion(before.version());
        }
        var after = change.apply(before);
        if (after.equals(before)) {
            return new ChangeProductResult.Changed(before); // nothing has changed, nothing to tell
        }
        var saved = products.save(after.changed(clock.instant()));
        events.publish(saved);
        return new ChangeProductResult.Changed(saved);
    }
}
