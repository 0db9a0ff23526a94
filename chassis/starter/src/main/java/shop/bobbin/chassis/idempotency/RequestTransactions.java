package shop.bobbin.chassis.idempotency;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/**
 * The transaction manager, decorated: in an idempotent request, a transaction that may write first begins the
 * {@link RequestTransaction}, and so joins it. Use cases keep their own {@code @Transactional} methods. Elsewhere it only delegates.
 */
final class RequestTransactions implements PlatformTransactionManager {

    private final PlatformTransactionManager delegate;

    private RequestTransactions(PlatformTransactionManager delegate) {
        this.delegate = delegate;
    }

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
        if (RequestTransaction.CURRENT.isBound() && mayWrite(definition)) {
            RequestTransaction.CURRENT.get().begin();
        }
        return delegate.getTransaction(definition);
    }

    /** False for propagations other than the default one: those ask for a transaction of their own, or for none. */
    private static boolean mayWrite(@Nullable TransactionDefinition definition) {
        return definition == null
                || (definition.getPropagationBehavior() == TransactionDefinition.PROPAGATION_REQUIRED
                        && !definition.isReadOnly());
    }

    @Override
    public void commit(TransactionStatus status) {
        delegate.commit(status);
    }

    @Override
    public void rollback(TransactionStatus status) {
        delegate.rollback(status);
    }

    /** Decorates the application's transaction manager. */
    static final class Decorator implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSourceTransactionManager manager ? new RequestTransactions(manager) : bean;
        }
    }
}
