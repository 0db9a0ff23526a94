package shop.bobbin.chassis.jobs;

import java.time.Duration;

/**
 * A background job that is repeated while the instance runs: housekeeping, deadlines, polling. The chassis schedules each bean of
 * this type on its own thread. All instances run the same job, so it must be safe to run concurrently and twice.
 */
public interface RecurringJob {

    /** Delay between the end of one run and the start of the next, and before the first run. */
    Duration pause();

    /** One run. An exception is logged and does not cancel later runs. */
    void run();
}
