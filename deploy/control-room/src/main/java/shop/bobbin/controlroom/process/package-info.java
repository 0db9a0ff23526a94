/**
 * Starts, watches and ends processes of the operating system: their readiness, logs, memory, and what a killed
 * supervisor left over. Knows nothing of the shop.
 */
@NullMarked
package shop.bobbin.controlroom.process;

import org.jspecify.annotations.NullMarked;
