/**
 * The sample application on which the chassis is tested: accounts are credited over HTTP, each credit is published to the
 * ledger's topic, and an event handler for the same topic keeps a statement per account.
 */
@NullMarked
package shop.bobbin.chassis.ledger;

import org.jspecify.annotations.NullMarked;
