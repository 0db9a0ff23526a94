/**
 * Supervision of operating-system processes: start, readiness, logs, memory, stop, and the cleanup of stale processes.
 * Independent of the shop.
 */
@NullMarked
package shop.bobbin.supervisor.process;

import org.jspecify.annotations.NullMarked;
