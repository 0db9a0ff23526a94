package shop.bobbin.chassis.idempotency;

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
    private @Nullable TransactionStatus open;

    /** @param onBegin runs first in the transaction */
    RequestTransaction(PlatformTransactionManager transactions, Runnable onBegin) {
        this.transactions = transactions;
        this.onBegin = onBegin;
    }

    /** Begins the transaction, once. */
    void begin() {
        if (!begun) {
            begun = true;
            open = transactions.getTransaction(TransactionDefinition.withDefaults());
            onBegin.run();
        }
    }

    void commit() {
        if (open != null) {
            var transaction = open;
            open = null;
            transactions.commit(transaction);
        }
    }

    @Override
    public void close() {
        if (open != null) {
            transactions.rollback(open);
        }
    }
}
