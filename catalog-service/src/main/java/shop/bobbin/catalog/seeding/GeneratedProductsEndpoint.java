package shop.bobbin.catalog.seeding;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shop.bobbin.catalog.products.AddProductResult;
import shop.bobbin.catalog.products.Categories;
import shop.bobbin.catalog.products.Category;
import shop.bobbin.catalog.products.Merchandising;
import shop.bobbin.catalog.stock.Inventory;

/**
 * Generates products for load tests, in the background. {@code POST /actuator/generatedproducts {"products": "100000"}}
 * creates those with the numbers 1 to n that do not exist yet; {@code GET} returns the progress. They are added and stocked
 * by the same use cases as any other product.
 */
@Component
@Endpoint(id = "generatedproducts")
class GeneratedProductsEndpoint {

    private static final Logger log = LoggerFactory.getLogger(GeneratedProductsEndpoint.class);
    private static final int MAX_PRODUCTS = 1_000_000;
    private static final int BATCH_SIZE = 250;
    private static final int PIECES_PER_PRODUCT = 1_000;

    private final Categories categories;
    private final Merchandising merchandising;
    private final Inventory inventory;
    private final TransactionTemplate transaction;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicInteger done = new AtomicInteger();
    private volatile int requested;

    GeneratedProductsEndpoint(
            Categories categories, Merchandising merchandising, Inventory inventory, TransactionTemplate transaction) {
        this.categories = categories;
        this.merchandising = merchandising;
        this.inventory = inventory;
        this.transaction = transaction;
    }

    record Progress(boolean running, int done, int requested) {}

    @ReadOperation
    Progress progress() {
        return new Progress(running.get(), done.get(), requested);
    }

    /** @param products how many, at most a million; ignored while an earlier request is running */
    @WriteOperation
    Progress generate(int products) {
        if (running.compareAndSet(false, true)) {
            requested = Math.clamp(products, 0, MAX_PRODUCTS);
            done.set(0);
            Thread.ofVirtual().name("product-generator").start(this::generateAll);
        }
        return progress();
    }

    private void generateAll() {
        try {
            var generator = new ProductGenerator(
                    categories.all().stream().map(Category::id).toList(), merchandising.currency());
            while (done.get() < requested) {
                var first = done.get() + 1;
                var last = Math.min(done.get() + BATCH_SIZE, requested);
                transaction.executeWithoutResult(_ -> generateBatch(generator, first, last));
                done.set(last);
                if (last % 10_000 == 0) {
                    log.info("Generated {} of {} products", last, requested);
                }
            }
        } catch (RuntimeException e) {
            log.error("Product generation failed after {} of {} products", done.get(), requested, e);
        } finally {
            running.set(false);
        }
    }

    private void generateBatch(ProductGenerator generator, int first, int last) {
        for (int number = first; number <= last; number++) {
            var product = generator.generate(number);
            switch (merchandising.add(product)) {
                case AddProductResult.Added _ -> inventory.adjust(product.sku(), PIECES_PER_PRODUCT);
                case AddProductResult.AlreadyExists _,
                        AddProductResult.UnknownCategory _,
                        AddProductResult.OtherCurrency _ -> {}
            }
        }
    }
}
