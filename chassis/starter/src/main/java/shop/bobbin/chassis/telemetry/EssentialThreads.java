package shop.bobbin.chassis.telemetry;

import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Starts threads that must run as long as the application. If one ends unexpectedly, it sets the liveness state to BROKEN, so
 * that the platform restarts the instance instead of letting it run without a part of its work.
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
     * @param mustRun whether an end of the thread is unexpected; false as soon as it is being stopped
     */
    public void start(String name, BooleanSupplier mustRun, Runnable work) {
        Thread.ofVirtual().name(name).start(() -> run(name, mustRun, work));
    }

    /**
     * Starts a platform thread.
     *
     * @param mustRun whether an end of the thread is unexpected; false as soon as it is being stopped
     */
    public Thread startPlatform(String name, BooleanSupplier mustRun, Runnable work) {
        return Thread.ofPlatform().name(name).start(() -> run(name, mustRun, work));
    }

    private void run(String name, BooleanSupplier mustRun, Runnable work) {
        try {
            work.run();
        } finally {
            if (mustRun.getAsBoolean()) {
                endedUnexpectedly("The thread " + name);
            }
        }
    }

    /**
     * Reports the end of a thread that a library has started.
     *
     * @param thread subject of the log line, such as {@code "A Kafka consumer (ERROR)"}
     */
    public void endedUnexpectedly(String thread) {
        log.error("{} has ended unexpectedly: this instance must be restarted", thread);
        AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN);
    }
}
