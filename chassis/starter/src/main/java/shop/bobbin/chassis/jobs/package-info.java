/**
 * Recurring jobs: work that each instance repeats with a pause in between. One run that fails does not end the schedule, and
 * one job that hangs does not hold up another. Without it an exception, or a query that never returns, ends all housekeeping
 * of an instance in silence.
 */
@NullMarked
package shop.bobbin.chassis.jobs;

import org.jspecify.annotations.NullMarked;
