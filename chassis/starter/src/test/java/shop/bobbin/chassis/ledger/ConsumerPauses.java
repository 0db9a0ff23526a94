package shop.bobbin.chassis.ledger;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConsumerPausedEvent;
import org.springframework.stereotype.Component;

/** Counts the pauses of this instance's Kafka consumers. */
@Component
public class ConsumerPauses {

    private final AtomicInteger count = new AtomicInteger();

    @EventListener
    void on(ConsumerPausedEvent event) {
        count.incrementAndGet();
    }

    public int count() {
        return count.get();
    }

    public void reset() {
        count.set(0);
    }
}
