/**
 * Observability that all services share: which requests and statements are traced, logs of outages, and the liveness of
 * essential threads (health check API and distributed tracing at microservices.io). Without it, polling fills the trace store,
 * an outage fills the log, and an instance whose background thread has ended stays in service.
 */
@NullMarked
package shop.bobbin.chassis.telemetry;

import org.jspecify.annotations.NullMarked;
