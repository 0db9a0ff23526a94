package shop.bobbin.catalog.assortment;

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
 * {@code POST /actuator/assortment {"products": "100000"}} makes products number 1 to n, as far as they do not exist, in the
 * background; {@code GET} tells how far it is. They are added and stocked by the same use cases as any other product.
 */
@Component
@Endpoint(id = "assortment")
class LargeCatalogue {

    private static final Logger log = LoggerFactory.getLogger(LargeCatalogue.class);
    private static final int MOST = 1_000_000;
    private static final int BATCH = 250;
    private static final int PIECES = 1_000;

    private final Categories categories;
    private final Merchandising merchandising;
    private final Inventory inventory;
    private final TransactionTemplate transaction;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicInteger done = new AtomicInteger();
    private volatile int wanted;

    LargeCatalogue(
            Categories categories, Merchandising merchandising, Inventory inventory, TransactionTemplate transaction) {
        this.categories = categories;
        this.merchandising = merchandising;
        this.inventory = inventory;
        this.transaction = transaction;
    }

    record Progress(boolean busy, int done, int wanted) {}

    @ReadOperation
    Progress progress() {
        return new Progress(busy.get(), done.get(), wanted);
    }

    /** @param products how many, at most a million; ignored while an earlier call is being carried out */
    @WriteOperation
    Progress make(int products) {
        if (busy.compareAndSet(false, true)) {
            wanted = Math.clamp(products, 0, MOST);
            done.set(0);
            Thread.ofVirtual().name("large-catalogue").start(this::makeAll);
        }
        return progress();
    }

    private void makeAll() {
        try {
            var made = new MadeUpProducts(
                    categories.all().stream().map(Category::id).toList(), merchandising.currency());
            while (done.get() < wanted) {
                var first = done.get() + 1;
                var last = Math.min(done.get() + BATCH, wanted);
                transaction.executeWithoutResult(status -> make(made, first, last));
                done.set(last);
                if (last % 10_000 == 0) {
                    log.info("{} of {} products made", last, wanted);
                }
            }
        } catch (RuntimeException e) {
            log.error("Stopped after {} of {} products", done.get(), wanted, e);
        } finally {
            busy.set(false);
        }
    }

    private void make(MadeUpProducts made, int first, int last) {
        for (int number = first; number <= last; number++) {
            var product = made.product(number);
            switch (merchandising.add(product)) {
                case AddProductResult.Added _ -> inventory.adjust(product.sku(), PIECES);
                case AddProductResult.Exists _ -> {}
                case AddProductResult.UnknownCategory _ -> {}
                case AddProductResult.OtherCurrency _ -> {}
            }
        }
    }
}
