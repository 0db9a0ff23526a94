package shop.bobbin.chassis.ledger;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConsumerPausedEvent;
import org.springframework.stereotype.Component;

/** How often a consumer of this instance has been paused. */
@Component
public class Pauses {

    private final AtomicInteger count = new AtomicInteger();

    @EventListener
    void on(ConsumerPausedEvent event) {
        count.incrementAndGet();
    }

    public int count() {
        return count.get();
    }

    public void forget() {
        count.set(0);
    }
}
