package shop.bobbin.chassis.telemetry;

import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Threads that have to run for as long as the application does. When one ends before that, liveness is broken: an instance
 * that has silently stopped a part of its work is to be restarted.
 */
public class EssentialThreads {

    private static final Logger log = LoggerFactory.getLogger(EssentialThreads.class);

    private final ApplicationEventPublisher events;

    public EssentialThreads(ApplicationEventPublisher events) {
        this.events = events;
    }

    /**
     * Starts a virtual thread.
     *
     * @param isWanted false once the thread has been asked to end
     */
    public void start(String name, BooleanSupplier isWanted, Runnable work) {
        Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } finally {
                if (isWanted.getAsBoolean()) {
                    log.error("The thread {} has ended too early: this instance is to be restarted", name);
                    AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN);
                }
            }
        });
    }
}
