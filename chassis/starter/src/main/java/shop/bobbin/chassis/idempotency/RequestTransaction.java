package shop.bobbin.chassis.idempotency;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/**
 * The transaction of one idempotent request. It begins when the handler first needs a transaction that may write, not before, and
 * ends after the handler: rolled back unless committed. Confined to the request's thread.
 */
final class RequestTransaction implements AutoCloseable {

    /** Bound while the handler runs. */
    static final ScopedValue<RequestTransaction> CURRENT = ScopedValue.newInstance();

    private final PlatformTransactionManager transactions;
    private final Runnable onBegin;
    private boolean begun;
    private @Nullable RuntimeException failure;
    private @Nullable TransactionStatus open;

    /** @param onBegin runs first in the transaction */
    RequestTransaction(PlatformTransactionManager transactions, Runnable onBegin) {
        this.transactions = transactions;
        this.onBegin = onBegin;
    }

    /** Begins the transaction, once. Fails again if that has failed: nothing may be written without the key. */
    void begin() {
        if (failure != null) {
            throw failure;
        }
        if (!begun) {
            begun = true;
            try {
                open = transactions.getTransaction(TransactionDefinition.withDefaults());
                if (!open.isNewTransaction()) {
                    throw new IllegalStateException("An idempotent handler must not be called in a transaction");
                }
                onBegin.run();
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
    }

    /** Only after {@link #begin}. */
    void commit() {
        var transaction = Objects.requireNonNull(open, "the transaction has not begun");
        open = null;
        transactions.commit(transaction);
    }

    @Override
    public void close() {
        if (open != null) {
            transactions.rollback(open);
        }
    }
}
