package shop.bobbin.catalog.assortment;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shop.bobbin.catalog.products.AddProductResult;
import shop.bobbin.catalog.products.Categories;
import shop.bobbin.catalog.products.Merchandising;
import shop.bobbin.catalog.stock.Inventory;
import shop.bobbin.chassis.database.TransactionTimeouts;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills the shelves of a shop that has none: all or nothing, and by one instance, however many start at once. Not when
 * {@code bobbin.assortment.opening} is false.
 */
@Component
@ConditionalOnBooleanProperty(name = "bobbin.assortment.opening", matchIfMissing = true)
class OpeningAssortment implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(OpeningAssortment.class);
    private static final long LOCK = 0x0B0BB2L;

    /** For the instance that fills the shelves; one that does not end is ended by the database, with its lock. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final Categories categories;
    private final Merchandising merchandising;
    private final Inventory inventory;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final TransactionTimeouts limits;

    OpeningAssortment(
            Categories categories,
            Merchandising merchandising,
            Inventory inventory,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            JsonMapper json,
            TransactionTimeouts limits) {
        this.categories = categories;
        this.merchandising = merchandising;
        this.inventory = inventory;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
        this.limits = limits;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (!categories.all().isEmpty()) {
            return;
        }
        try (var file = new ClassPathResource("assortment/assortment.json").getInputStream()) {
            var assortment = json.readValue(file, Assortment.class);
            transaction.executeWithoutResult(status -> stockUp(assortment));
        }
    }

    private void stockUp(Assortment assortment) {
        limits.extendTo(LONGEST_WAIT);
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, number) -> true)
                .single();
        if (!categories.all().isEmpty()) {
            return; // another instance was quicker
        }
        assortment.categories().forEach(shelf -> categories.add(shelf.toCategory()));
        for (var article : assortment.products()) {
            var result = merchandising.add(article.toNewProduct(merchandising.currency()));
            if (!(result instanceof AddProductResult.Added)) {
                throw new IllegalStateException(article.sku() + " cannot be added: " + result);
            }
            inventory.adjust(article.id(), article.stock());
        }
        log.info("Opened with {} products", assortment.products().size());
    }
}
