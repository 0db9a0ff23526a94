/**
 * The external payment provider, as far as the shop can see it: authorise, capture, void, look up. It is foreign: it knows
 * nothing of the shop, listens to no topic and publishes none. It owns one file, the {@link Ledger}, which tells what really
 * happened to the money, whatever the shop believes. WireMock carries it, so that its faults can be laid over it.
 */
@NullMarked
package shop.bobbin.payment.simulator;

import org.jspecify.annotations.NullMarked;
