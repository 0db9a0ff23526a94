/** Spreads calls over all instances of a service: over each address of its name, or over a configured list. */
@NullMarked
package shop.bobbin.chassis.balancing;

import org.jspecify.annotations.NullMarked;
