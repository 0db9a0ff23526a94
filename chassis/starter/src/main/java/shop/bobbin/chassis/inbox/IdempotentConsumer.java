package shop.bobbin.chassis.inbox;

import org.springframework.transaction.support.TransactionOperations;
import shop.bobbin.chassis.events.CloudEvent;
import shop.bobbin.chassis.events.EventInterceptor;

/** Interceptor that runs a handler in the transaction in which the inbox stores the event's id, and skips duplicates. */
class IdempotentConsumer implements EventInterceptor {

    private final Inbox inbox;
    private final TransactionOperations transaction;

    IdempotentConsumer(Inbox inbox, TransactionOperations transaction) {
        this.inbox = inbox;
        this.transaction = transaction;
    }

    @Override
    public void around(String group, CloudEvent event, Runnable handler) {
        transaction.executeWithoutResult(status -> {
            if (inbox.insertIfAbsent(group, event.id())) {
                handler.run();
            }
        });
    }
}
