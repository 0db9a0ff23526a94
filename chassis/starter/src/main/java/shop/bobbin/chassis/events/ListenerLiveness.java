package shop.bobbin.chassis.events;

import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent.Reason;
import shop.bobbin.chassis.telemetry.EssentialThreads;

/** Breaks liveness when a Kafka consumer ends without having been stopped: only a restart of the instance starts it again. */
class ListenerLiveness implements ApplicationListener<ConsumerStoppedEvent> {

    private final EssentialThreads threads;

    ListenerLiveness(EssentialThreads threads) {
        this.threads = threads;
    }

    @Override
    public void onApplicationEvent(ConsumerStoppedEvent event) {
        if (event.getReason() != Reason.NORMAL) {
            threads.endedUnexpectedly("A Kafka consumer (%s)".formatted(event.getReason()));
        }
    }
}
