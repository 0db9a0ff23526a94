package shop.bobbin.chassis.jobs;

import java.time.Duration;

/**
 * Work that an instance repeats for as long as it runs: housekeeping, sweeps, polling. A bean of this type is scheduled by
 * the chassis, on a thread of its own. Any number of instances do the same work, so it must be safe to do twice.
 */
public interface RecurringJob {

    /** From the end of one run to the beginning of the next; the first run is as long after it. */
    Duration pause();

    /** One run. It may fail: the next one comes all the same. */
    void run();
}
