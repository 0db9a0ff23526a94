/** What must be true of a shop after any fault, read from its databases, its topics and the payment provider's ledger. */
@NullMarked
package shop.bobbin.journeys.invariants;

import org.jspecify.annotations.NullMarked;
