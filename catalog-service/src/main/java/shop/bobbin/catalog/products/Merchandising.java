package shop.bobbin.catalog.products;

import java.time.Clock;
import java.util.Currency;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.catalog.Money;
import shop.bobbin.catalog.Sku;
import shop.bobbin.chassis.database.AdvisoryLocks;

/** Adds, changes and discontinues products. Each change is published in the transaction that makes it. */
@Component
public class Merchandising {

    private final Products products;
    private final Categories categories;
    private final ProductEvents events;
    private final AdvisoryLocks locks;
    private final Clock clock;
    private final Currency currency;

    Merchandising(
            Products products,
            Categories categories,
            ProductEvents events,
            AdvisoryLocks locks,
            Clock clock,
            ShopSettings settings) {
        this.products = products;
        this.categories = categories;
        this.events = events;
        this.locks = locks;
        this.clock = clock;
        this.currency = settings.currency();
    }

    /** The currency of all prices. */
    public Currency currency() {
        return currency;
    }

    @Transactional
    public AddProductResult add(NewProduct newProduct) {
        if (!categories.contains(newProduct.description().category())) {
            return new AddProductResult.UnknownCategory();
        }
        if (!newProduct.price().currency().equals(currency)) {
            return new AddProductResult.OtherCurrency(currency);
        }
        locks.lock("add product " + newProduct.sku()); // a row that does not exist cannot be locked
        if (products.findById(newProduct.sku()).isPresent()) {
            return new AddProductResult.AlreadyExists();
        }
        var product = products.save(Product.create(newProduct, clock.instant()));
        events.publish(product);
        return new AddProductResult.Added(product);
    }

    /** @param precondition of the change, evaluated while the product's row is locked */
    @Transactional
    public ChangeProductResult describe(Sku sku, Predicate<Product> precondition, ProductDescription description) {
        if (!categories.contains(description.category())) {
            return new ChangeProductResult.UnknownCategory();
        }
        return change(sku, precondition, product -> product.withDescription(description));
    }

    @Transactional
    public ChangeProductResult reprice(Sku sku, Predicate<Product> precondition, Money price) {
        if (!price.currency().equals(currency)) {
            return new ChangeProductResult.OtherCurrency(currency);
        }
        return change(sku, precondition, product -> product.withPrice(price));
    }

    @Transactional
    public ChangeProductResult discontinue(Sku sku, Predicate<Product> precondition) {
        return change(sku, precondition, Product::asDiscontinued);
    }

    @Transactional
    public ChangeProductResult updateAvailability(Sku sku, Availability availability) {
        return change(sku, _ -> true, product -> product.withAvailability(availability));
    }

    private ChangeProductResult change(Sku sku, Predicate<Product> precondition, UnaryOperator<Product> change) {
        var before = products.findBySku(sku).orElse(null);
        if (before == null) {
            return new ChangeProductResult.NoSuchProduct();
        }
        if (!precondition.test(before)) {
            return new ChangeProductResult.VersionConflict(before.version());
        }
        var after = change.apply(before);
        if (after.equals(before)) {
            return new ChangeProductResult.Changed(before); // no change, so no new version and no event
        }
        var saved = products.save(after.withChangedAt(clock.instant()));
        events.publish(saved);
        return new ChangeProductResult.Changed(saved);
    }
}
