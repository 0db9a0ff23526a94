/**
 * Simulator of the external payment provider: authorise, capture, void, look up. It is foreign to the shop and uses no code
 * and no topic of it. It owns one file, the {@link Ledger}, which records what really happened to the money. It is an
 * extension of WireMock, so faults can be injected with WireMock stubs.
 */
@NullMarked
package shop.bobbin.payment.simulator;

import org.jspecify.annotations.NullMarked;
