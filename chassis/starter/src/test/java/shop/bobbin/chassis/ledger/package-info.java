/**
 * A small application to try the chassis with: accounts are credited over HTTP, each credit is published to the ledger's
 * topic, and the ledger listens to its own topic to keep a statement per account.
 */
@NullMarked
package shop.bobbin.chassis.ledger;

import org.jspecify.annotations.NullMarked;
