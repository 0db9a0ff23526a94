/**
 * Traces and metrics, as far as all services share them.
 */
@NullMarked
package shop.bobbin.chassis.telemetry;

import org.jspecify.annotations.NullMarked;
