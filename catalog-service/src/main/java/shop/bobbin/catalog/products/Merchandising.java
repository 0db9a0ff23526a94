package shop.bobbin.catalog.products;

import java.time.Clock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.catalog.Money;
import shop.bobbin.catalog.Sku;

/** What the merchandiser does with products; and what the stock tells them of their availability. */
@Component
public class Merchandising {

    private final Products products;
    private final Categories categories;
    private final ProductEvents events;
    private final Clock clock;

    Merchandising(Products products, Categories categories, ProductEvents events, Clock clock) {
        this.products = products;
        this.categories = categories;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public AddProductResult add(NewProduct added) {
        if (!categories.has(added.description().category())) {
            return new AddProductResult.UnknownCategory();
        }
        if (products.findById(added.sku()).isPresent()) {
            return new AddProductResult.Exists();
        }
        var product = products.save(Product.added(added, clock.instant()));
        events.publish(product);
        return new AddProductResult.Added(product);
    }

    /** @param expected the version that the merchandiser has seen; null = whatever it is now */
    @Transactional
    public ChangeProductResult describe(Sku sku, @Nullable Long expected, ProductDescription description) {
        if (!categories.has(description.category())) {
            return new ChangeProductResult.UnknownCategory();
        }
        return change(sku, expected, product -> product.described(description));
    }

    @Transactional
    public ChangeProductResult reprice(Sku sku, @Nullable Long expected, Money price) {
        return change(sku, expected, product -> product.repriced(price));
    }

    @Transactional
    public ChangeProductResult discontinue(Sku sku, @Nullable Long expected) {
        return change(sku, expected, Product::withdrawn);
    }

    @Transactional
    public ChangeProductResult availabilityChanged(Sku sku, Availability level) {
        return change(sku, null, product -> product.available(level));
    }

    private ChangeProductResult change(Sku sku, @Nullable Long expected, UnaryOperator<Product> change) {
        var before = products.findBySku(sku).orElse(null);
        if (before == null) {
            return new ChangeProductResult.NoSuchProduct();
        }
        if (expected != null && expected != before.version()) {
            return new ChangeProductResult.OtherVersion(before.version());
        }
        var after = change.apply(before);
        if (after.equals(before)) {
            return new ChangeProductResult.Changed(before); // nothing has changed, nothing to tell
        }
        var saved = products.save(after);
        events.publish(saved);
        return new ChangeProductResult.Changed(saved);
    }
}
