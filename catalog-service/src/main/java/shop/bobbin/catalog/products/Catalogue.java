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
 * What customers find: products by sku, and by whatever they are looking for. Searches are limited in time and in number,
 * so that they leave the database to those who order.
 */
@Component
public class Catalogue {

    private static final String QUERY_CANCELED = "57014";

    private final Products products;
    private final JdbcClient jdbc;
    private final TransactionTemplate search;
    private final Semaphore places;
    private final SearchSettings settings;

    Catalogue(Products products, JdbcClient jdbc, PlatformTransactionManager transactions, SearchSettings settings) {
        this.products = products;
        this.jdbc = jdbc;
        this.search = new TransactionTemplate(transactions);
        this.search.setReadOnly(true);
        this.search.setTimeout((int) settings.timeLimit().toSeconds());
        this.places = new Semaphore(settings.atOnce(), true);
        this.settings = settings;
    }

    public Optional<Product> product(Sku sku) {
        return products.findById(sku);
    }

    /** Those that exist, discontinued ones too, in no order. */
    public List<Product> products(Collection<Sku> skus) {
        return products.findAllBySkuIn(skus);
    }

    public SearchResult find(ProductQuery query) {
        if (!hasPlace()) {
            return new Busy();
        }
        try {
            return search.execute(_ -> page(query, ProductSearchSql.of(query)));
        } catch (TransactionTimedOutException late) {
            return new TimedOut();
        } catch (DataAccessException failure) {
            if (isCanceled(failure)) {
                return new TimedOut();
            }
            throw failure;
        } finally {
            places.release();
        }
    }

    private boolean hasPlace() {
        try {
            return places.tryAcquire(settings.maxWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Found page(ProductQuery query, ProductSearchSql sql) {
        var offset = query.page() * query.size();
        var hits = jdbc.sql(sql.hits())
                .params(sql.parameters())
                .param("size", query.size())
                .param("offset", offset)
                .query((row, _) -> new Sku(row.getString("sku")))
                .list();
        var found = products.findAllBySkuIn(hits).stream().collect(Collectors.toMap(Product::sku, Function.identity()));
        var inOrder = hits.stream().map(found::get).toList();
        var isLastPage = hits.size() < query.size() && (query.page() == 0 || !hits.isEmpty());
        return isLastPage ? new Found(inOrder, offset + hits.size(), true) : counted(inOrder, sql);
    }

    private Found counted(List<Product> products, ProductSearchSql sql) {
        var count =
                jdbc.sql(sql.count()).params(sql.parameters()).query(Long.class).single();
        return new Found(products, Math.min(count, ProductQuery.DEEPEST), count <= ProductQuery.DEEPEST);
    }

    /** The driver cancels a statement when the time of its transaction is over. */
    private static boolean isCanceled(DataAccessException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && QUERY_CANCELED.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
