package shop.bobbin.catalog.seeding;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shop.bobbin.catalog.products.AddProductResult;
import shop.bobbin.catalog.products.Categories;
import shop.bobbin.catalog.products.Merchandising;
import shop.bobbin.catalog.stock.Inventory;
import shop.bobbin.chassis.database.AdvisoryLocks;
import shop.bobbin.chassis.database.TransactionTimeouts;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills an empty database with the seed catalog at startup, in one transaction. When several instances start at the same
 * time, one does it and the others wait for its lock. {@code bobbin.seeding.enabled=false} turns it off.
 */
@Component
@ConditionalOnBooleanProperty(name = "bobbin.seeding.enabled", matchIfMissing = true)
class CatalogSeeder implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(CatalogSeeder.class);

    /** How long another instance waits. A seeding transaction that hangs is ended by the database, which releases the lock. */
    private static final Duration LOCK_TIMEOUT = Duration.ofMinutes(2);

    private final Categories categories;
    private final Merchandising merchandising;
    private final Inventory inventory;
    private final AdvisoryLocks locks;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final TransactionTimeouts timeouts;

    CatalogSeeder(
            Categories categories,
            Merchandising merchandising,
            Inventory inventory,
            AdvisoryLocks locks,
            TransactionTemplate transaction,
            JsonMapper json,
            TransactionTimeouts timeouts) {
        this.categories = categories;
        this.merchandising = merchandising;
        this.inventory = inventory;
        this.locks = locks;
        this.transaction = transaction;
        this.json = json;
        this.timeouts = timeouts;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (!categories.all().isEmpty()) {
            return;
        }
        try (var file = new ClassPathResource("seeding/catalog.json").getInputStream()) {
            var catalog = json.readValue(file, SeedCatalog.class);
            transaction.executeWithoutResult(_ -> seed(catalog));
        }
    }

    private void seed(SeedCatalog catalog) {
        timeouts.extendTo(LOCK_TIMEOUT);
        locks.lock("seed catalog");
        if (!categories.all().isEmpty()) {
            return; // seeded by another instance in the meantime
        }
        catalog.categories().forEach(category -> categories.add(category.toCategory()));
        for (var product : catalog.products()) {
            var result = merchandising.add(product.toNewProduct(merchandising.currency()));
            if (!(result instanceof AddProductResult.Added)) {
                throw new IllegalStateException(product.sku() + " cannot be added: " + result);
            }
            inventory.adjust(product.toSku(), product.stock());
        }
        log.info("Seeded the catalog with {} products", catalog.products().size());
    }
}
