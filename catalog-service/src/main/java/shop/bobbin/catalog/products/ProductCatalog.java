package shop.bobbin.catalog.products;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionTemplate;
import shop.bobbin.catalog.Sku;
import shop.bobbin.catalog.products.SearchResult.Busy;
import shop.bobbin.catalog.products.SearchResult.Found;
import shop.bobbin.catalog.products.SearchResult.TimedOut;

/**
 * Read access to the products, by SKU and by search. Searches have a time limit and a bulkhead, so that they cannot use up the
 * connections that the look-ups of a checkout need.
 */
@Component
public class ProductCatalog {

    private static final String QUERY_CANCELED = "57014";

    private final Products products;
    private final JdbcClient jdbc;
    private final TransactionTemplate searchTransaction;
    private final Semaphore bulkhead;
    private final SearchSettings settings;

    ProductCatalog(
            Products products, JdbcClient jdbc, PlatformTransactionManager transactions, SearchSettings settings) {
        this.products = products;
        this.jdbc = jdbc;
        this.searchTransaction = new TransactionTemplate(transactions);
        this.searchTransaction.setReadOnly(true);
        this.searchTransaction.setTimeout((int) settings.timeLimit().toSeconds());
        this.bulkhead = new Semaphore(settings.maxConcurrent(), true);
        this.settings = settings;
    }

    public Optional<Product> findProduct(Sku sku) {
        return products.findById(sku);
    }

    /** Returns the products that exist, discontinued ones too, in no particular order. */
    public List<Product> findProducts(Collection<Sku> skus) {
        return products.findAllBySkuIn(skus);
    }

    public SearchResult search(ProductQuery query) {
        if (!tryAcquire()) {
            return new Busy();
        }
        try {
            return searchTransaction.execute(_ -> findPage(query, ProductSearchSql.of(query)));
        } catch (TransactionTimedOutException e) {
            return new TimedOut();
        } catch (DataAccessException e) {
            if (isCanceled(e)) {
                return new TimedOut();
            }
            throw e;
        } finally {
            bulkhead.release();
        }
    }

    private boolean tryAcquire() {
        try {
            return bulkhead.tryAcquire(settings.maxWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Found findPage(ProductQuery query, ProductSearchSql sql) {
        var offset = query.page() * query.size();
        var hits = jdbc.sql(sql.hits())
                .params(sql.parameters())
                .param("size", query.size())
                .param("offset", offset)
                .query((row, _) -> new Sku(row.getString("sku")))
                .list();
        var bySku = products.findAllBySkuIn(hits).stream().collect(Collectors.toMap(Product::sku, Function.identity()));
        var inOrder = hits.stream().map(bySku::get).toList();
        var isTotalKnown = hits.size() < query.size() && (query.page() == 0 || !hits.isEmpty());
        return isTotalKnown ? new Found(inOrder, offset + hits.size(), true) : countMatches(inOrder, sql);
    }

    private Found countMatches(List<Product> products, ProductSearchSql sql) {
        var count =
                jdbc.sql(sql.count()).params(sql.parameters()).query(Long.class).single();
        return new Found(products, Math.min(count, ProductQuery.MAX_RESULTS), count <= ProductQuery.MAX_RESULTS);
    }

    /** Spring sets the remaining time of the transaction as query timeout, after which the driver cancels the statement. */
    private static boolean isCanceled(DataAccessException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && QUERY_CANCELED.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
