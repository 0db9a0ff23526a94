/**
 * Recurring background jobs with a fixed delay, each on its own thread (bulkhead: Nygard, <i>Release It!</i>). A failed run does
 * not cancel the schedule, and a job that hangs does not delay another. Without it, one exception or one query that never
 * returns stops the housekeeping of an instance, and no log line shows it.
 */
@NullMarked
package shop.bobbin.chassis.jobs;

import org.jspecify.annotations.NullMarked;
